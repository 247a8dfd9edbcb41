import { Stack } from 'aws-cdk-lib';
import { type IPrincipal, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * A service acting for this account and not for another one that knows the role's name:
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html}.
 */
export function ourOwn(scope: Construct, service: string): IPrincipal {
  const { account } = Stack.of(scope);
  return new ServicePrincipal(service, { conditions: { StringEquals: { 'aws:SourceAccount': account } } });
}
