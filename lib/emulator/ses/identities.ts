import * as z from 'zod';
import type { Place, ResourceTypes } from '../service.ts';
import { addressOf } from './mail.ts';

export type Identities = {
  readonly resources: ResourceTypes;
  /** The identity that a sender is checked against: its own address where that is one, its domain otherwise. */
  arnFor(from: string): string;
};

/**
 * Who may send. Every domain counts as verified: there is no DNS here that could say otherwise.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ses-emailidentity.html
 */
export function createIdentities({ region, account }: Place): Identities {
  const known = new Set<string>();
  const arnOf = (name: string): string => `arn:aws:ses:${region}:${account}:identity/${name}`;
  return {
    resources: {
      'AWS::SES::EmailIdentity': async ({ properties }) => {
        const { EmailIdentity } = IdentityProperties.parse(properties);
        known.add(EmailIdentity);
        return {
          ref: EmailIdentity,
          attributes: { EmailIdentityArn: arnOf(EmailIdentity), ...dkimRecords(EmailIdentity) },
        };
      },
    },
    arnFor(from) {
      const address = addressOf(from);
      return arnOf(known.has(address) ? address : (address.split('@').at(-1) ?? address));
    },
  };
}

/** Names for DNS, which nobody here looks up. */
function dkimRecords(identity: string): Record<string, string> {
  return Object.fromEntries(
    [1, 2, 3].flatMap((at) => [
      [`DkimDNSTokenName${at}`, `emulator${at}._domainkey.${identity}`],
      [`DkimDNSTokenValue${at}`, `emulator${at}.dkim.amazonses.com`],
    ]),
  );
}

const IdentityProperties = z.strictObject({
  EmailIdentity: z.string(),
  ConfigurationSetAttributes: z.unknown().optional(),
  DkimAttributes: z.unknown().optional(),
  DkimSigningAttributes: z.unknown().optional(),
  FeedbackAttributes: z.unknown().optional(),
  MailFromAttributes: z.unknown().optional(),
  Tags: z.unknown().optional(),
});
