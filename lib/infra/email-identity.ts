import { Stack } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ConfigurationSet } from 'aws-cdk-lib/aws-ses';

/**
 * The right to send e-mail from one address, with our configuration set or none. SES must know the address or its
 * domain as verified; verifying takes DNS records, so it is not for this stack to do (docs/operations.md).
 * @param from as in the settings: `Shop <hello@shop.example>`
 */
export function grantSendEmail(
  grantee: IGrantable,
  { from, configurationSet }: { from: string; configurationSet: ConfigurationSet },
): void {
  const address = /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const stack = Stack.of(configurationSet);
  const ses = (resource: string, resourceName: string) =>
    stack.formatArn({ service: 'ses', resource, resourceName });
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['ses:SendEmail'],
      // SES asks for the right to both: https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html
      resources: [
        ses('identity', domain),
        ses('identity', address),
        ses('configuration-set', configurationSet.configurationSetName),
      ],
      conditions: { StringEquals: { 'ses:FromAddress': address } },
    }),
  );
}
