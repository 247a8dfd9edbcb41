import type { Principal } from '../service.ts';
import type { PrincipalElement } from './statement.ts';

/**
 * Is the caller one of those whom the statement names?
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function principalMatches(
  element: PrincipalElement | undefined,
  principal: Principal,
  account: string,
): boolean {
  if (element === undefined) return false;
  if (element === '*') return true;
  if (principal.kind === 'service') return (element.Service ?? []).includes(principal.service);
  const names = callerArns(principal, account);
  return (element.AWS ?? []).some((name) => name === '*' || names.includes(name));
}

/** The ARN by which AWS speaks of a caller: the session for a role, the name for a service. */
export function callerName(principal: Principal, account: string): string {
  if (principal.kind === 'service') return principal.service;
  if (principal.kind === 'account') return `arn:aws:iam::${account}:root`;
  return `arn:aws:sts::${account}:assumed-role/${roleName(principal.arn)}/${principal.session}`;
}

/**
 * What a policy may call this caller. The account's own number is not among a role's names: naming the account hands the
 * question to the role's policies, which are asked anyway.
 */
function callerArns(principal: Exclude<Principal, { kind: 'service' }>, account: string): readonly string[] {
  if (principal.kind === 'account') return [account, `arn:aws:iam::${account}:root`];
  return [principal.arn, callerName(principal, account)];
}

function roleName(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
