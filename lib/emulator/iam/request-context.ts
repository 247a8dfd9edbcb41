import type { Need, Place, Principal } from '../service.ts';
import type { RequestContext } from './condition.ts';

/**
 * The condition keys of one request: the global ones and those that the service adds.
 * `aws:SecureTransport` is always true: the emulator's plain HTTP on 127.0.0.1 stands in for AWS's HTTPS.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function requestContext(place: Place, principal: Principal, need: Need): RequestContext {
  const keys = {
    'aws:SecureTransport': 'true',
    'aws:RequestedRegion': place.region,
    'aws:ResourceAccount': need.resource.split(':')[4] || place.account,
    ...principalKeys(place, principal),
    ...need.context,
  };
  return new Map(
    Object.entries(keys).map(([key, value]) => [
      key.toLowerCase(),
      typeof value === 'string' ? [value] : value,
    ]),
  );
}

function principalKeys(place: Place, principal: Principal): Readonly<Record<string, string>> {
  if (principal.kind === 'service') {
    return {
      'aws:PrincipalIsAWSService': 'true',
      'aws:PrincipalServiceName': principal.service,
      'aws:SourceArn': principal.sourceArn,
      // A bucket's ARN names no account.
      'aws:SourceAccount': principal.sourceArn.split(':')[4] || place.account,
    };
  }
  return {
    'aws:PrincipalIsAWSService': 'false',
    'aws:PrincipalAccount': place.account,
    'aws:PrincipalArn': principal.kind === 'role' ? principal.arn : `arn:aws:iam::${place.account}:root`,
  };
}
