import {
  type Authorize,
  AwsError,
  type Need,
  type Place,
  type Principal,
  type ResourceTypes,
} from '../service.ts';
import { type AccessKeys, accessKeys } from './access-keys.ts';
import { type Decision, decide, type Policies, type Role, trusts } from './decide.ts';
import { denialMessage } from './denial.ts';
import { requestContext } from './request-context.ts';
import { roleResources } from './role-resources.ts';
import { readStatements, type Statement } from './statement.ts';

/**
 * IAM for one account: who holds which key, what each role and resource says, and the decision about each call.
 * `observe` hears every decision, allowed or not.
 */
export function createAuthorizer({ place, observe }: Options): Authorizer {
  const roles = new Map<string, Role>();
  const resources = new Map<string, readonly Statement[]>();
  const policies: Policies = { account: place.account, roles, resources };
  const denials: Denial[] = [];

  function addRole({ arn, trust }: { readonly arn: string; readonly trust: unknown }): void {
    roles.set(arn, { trust: readStatements(trust), statements: [] });
  }
  function addRolePolicy(roleArn: string, document: unknown): void {
    const role = knownRole(roles, roleArn);
    roles.set(roleArn, { ...role, statements: [...role.statements, ...readStatements(document)] });
  }
  function refuseUnless(request: { principal: Principal; need: Need; decision: Decision }): void {
    const { principal, need, decision } = request;
    observe?.({ principal, need, allowed: decision === 'allowed' });
    if (decision === 'allowed') return;
    const message = denialMessage({ principal, need, decision, account: place.account });
    denials.push({ principal, need, message });
    if (denials.length > DENIALS_KEPT) denials.shift();
    throw new AwsError('AccessDenied', message, 403);
  }

  function decisionOn(principal: Principal, need: Need): Decision {
    const context = requestContext(place, principal, need);
    return decide(policies, { ...need, principal, context });
  }

  return {
    ...accessKeys(),
    authorize: (principal, need) => refuseUnless({ principal, need, decision: decisionOn(principal, need) }),
    allows: (principal, need) => decisionOn(principal, need) === 'allowed',
    assume: (roleArn, { service, sourceArn }) => {
      knownRole(roles, roleArn);
      const principal: Principal = { kind: 'service', service, sourceArn };
      const need = { action: 'sts:AssumeRole', resource: roleArn };
      const context = requestContext(place, principal, need);
      const trusted = trusts(policies, { ...need, principal, context });
      refuseUnless({ principal, need, decision: trusted ? 'allowed' : 'no resource-based policy' });
      return { kind: 'role', arn: roleArn, session: sourceArn.split(/[:/]/).at(-1) ?? service };
    },
    addRole,
    addRolePolicy,
    addResourcePolicy: (resourceArn, document) => {
      resources.set(resourceArn, [...(resources.get(resourceArn) ?? []), ...readStatements(document)]);
    },
    resources: roleResources(place.account, { addRole, addRolePolicy }),
    policies,
    denials,
  };
}

export type Authorizer = AccessKeys & {
  /** @throws AwsError AccessDenied */
  readonly authorize: Authorize;
  /** Whether it would agree, for who wants to know before anything is called. No denial is noted. */
  allows(principal: Principal, need: Need): boolean;
  /**
   * A service takes on a role. The session is named as what it acts for: the function, the schedule.
   * @throws AwsError AccessDenied when the role does not trust it, NoSuchEntity when there is no such role
   */
  assume(roleArn: string, by: { readonly service: string; readonly sourceArn: string }): Principal;
  addRole(role: { readonly arn: string; readonly trust: unknown }): void;
  /** @throws AwsError NoSuchEntity · ZodError for a document that cannot be read */
  addRolePolicy(roleArn: string, document: unknown): void;
  /** The policy of a queue, topic, bucket or function; a second one adds to the first. */
  addResourcePolicy(resourceArn: string, document: unknown): void;
  readonly resources: ResourceTypes;
  /** As they stand now. */
  readonly policies: Policies;
  /** The last ones, oldest first. */
  readonly denials: readonly Denial[];
};

export type AccessDecision = {
  readonly principal: Principal;
  readonly need: Need;
  readonly allowed: boolean;
};
type Denial = { readonly principal: Principal; readonly need: Need; readonly message: string };
type Options = { readonly place: Place; readonly observe?: ((decision: AccessDecision) => void) | undefined };

const DENIALS_KEPT = 100;

function knownRole(roles: ReadonlyMap<string, Role>, arn: string): Role {
  const role = roles.get(arn);
  if (role !== undefined) return role;
  throw new AwsError('NoSuchEntity', `The role ${arn} cannot be found.`, 404);
}
