import type { Principal } from '../service.ts';
import { conditionHolds, type RequestContext } from './condition.ts';
import { principalMatches } from './principal.ts';
import type { Statement } from './statement.ts';
import { arnMatches, wildcardMatches } from './wildcard.ts';

/**
 * One account's decision: an explicit deny anywhere refuses; else the caller's own policies or the resource's policy
 * must allow. A service in its own name has no policies, so the resource's must allow it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function decide(policies: Policies, request: AccessRequest): Decision {
  const { principal } = request;
  const own = principal.kind === 'role' ? (policies.roles.get(principal.arn)?.statements ?? []) : [];
  const onResource = resourceStatements(policies, request.resource).filter((statement) =>
    principalMatches(statement.Principal, principal, policies.account),
  );
  const applies = (statement: Statement): boolean => covers(statement, request);
  const denies = (statement: Statement): boolean => statement.Effect === 'Deny' && applies(statement);
  const allows = (statement: Statement): boolean => statement.Effect === 'Allow' && applies(statement);
  if (own.some(denies)) return 'explicit deny in an identity-based policy';
  if (onResource.some(denies)) return 'explicit deny in a resource-based policy';
  // The account's owner stands for an administrator: everything that nobody has forbidden.
  if (principal.kind === 'account') return 'allowed';
  if (own.some(allows) || onResource.some(allows)) return 'allowed';
  return principal.kind === 'role' ? 'no identity-based policy' : 'no resource-based policy';
}

export type Decision =
  | 'allowed'
  | 'no identity-based policy'
  | 'no resource-based policy'
  | 'explicit deny in an identity-based policy'
  | 'explicit deny in a resource-based policy';

export type Role = {
  /** Who may assume it. */
  readonly trust: readonly Statement[];
  readonly statements: readonly Statement[];
};

/** Everything that is written about rights in one account. */
export type Policies = {
  readonly account: string;
  /** By the role's ARN. */
  readonly roles: ReadonlyMap<string, Role>;
  /** By the resource's ARN. */
  readonly resources: ReadonlyMap<string, readonly Statement[]>;
};

export type AccessRequest = {
  readonly principal: Principal;
  readonly action: string;
  readonly resource: string;
  readonly context: RequestContext;
};

/** May the role be assumed? Its trust policy is a resource policy without `Resource`. */
export function trusts(policies: Policies, request: AccessRequest): boolean {
  const trust = policies.roles.get(request.resource)?.trust ?? [];
  const applying = trust.filter(
    (statement) =>
      principalMatches(statement.Principal, request.principal, policies.account) &&
      covers(statement, request),
  );
  return applying.length > 0 && applying.every(({ Effect }) => Effect === 'Allow');
}

function covers(statement: Statement, { action, resource, context }: AccessRequest): boolean {
  const named = (patterns: readonly string[]): boolean =>
    patterns.some((pattern) => wildcardMatches(pattern.toLowerCase(), action.toLowerCase()));
  const reached = (patterns: readonly string[]): boolean =>
    patterns.some((pattern) => pattern === '*' || arnMatches(pattern, resource));
  if (statement.Action !== undefined && !named(statement.Action)) return false;
  if (statement.NotAction !== undefined && named(statement.NotAction)) return false;
  if (statement.Resource !== undefined && !reached(statement.Resource)) return false;
  if (statement.NotResource !== undefined && reached(statement.NotResource)) return false;
  return conditionHolds(statement.Condition ?? {}, context);
}

/** A bucket's policy also speaks of its objects, a table's of its indexes. */
function resourceStatements(policies: Policies, resource: string): readonly Statement[] {
  for (let arn = resource; arn !== ''; arn = arn.slice(0, Math.max(arn.lastIndexOf('/'), 0))) {
    const found = policies.resources.get(arn);
    if (found !== undefined) return found;
  }
  return [];
}
