import type { AccessDecision } from '../../../lib/emulator/iam/authorizer.ts';
import { decide, type Policies, trusts } from '../../../lib/emulator/iam/decide.ts';
import { requestContext } from '../../../lib/emulator/iam/request-context.ts';
import type { Statement } from '../../../lib/emulator/iam/statement.ts';
import type { Place } from '../../../lib/emulator/service.ts';

/** One action of one statement that allows it, and all policies without that. */
export type Removal = {
  /** `ingestRole sqs:SendMessage orders` */
  readonly what: string;
  readonly left: Policies;
};

/** Every right that the policies give, taken away one at a time. */
export function removals(policies: Policies): readonly Removal[] {
  const { roles, resources } = policies;
  const ofRoles = [...roles].flatMap(([arn, role]) => [
    ...withoutEach(role.statements).map(({ what, left }) => ({
      what: `${lastPart(arn)} may ${what}`,
      left: { ...policies, roles: new Map(roles).set(arn, { ...role, statements: left }) },
    })),
    ...withoutEach(role.trust).map(({ what, left }) => ({
      what: `${lastPart(arn)} trusts ${what}`,
      left: { ...policies, roles: new Map(roles).set(arn, { ...role, trust: left }) },
    })),
  ]);
  const ofResources = [...resources].flatMap(([arn, statements]) =>
    withoutEach(statements).map(({ what, left }) => ({
      what: `${lastPart(arn)} lets others ${what}`,
      left: { ...policies, resources: new Map(resources).set(arn, left) },
    })),
  );
  return [...ofRoles, ...ofResources];
}

/** Would the same call be allowed by these policies? */
export function stillAllowed(policies: Policies, place: Place, { principal, need }: AccessDecision): boolean {
  const request = { ...need, principal, context: requestContext(place, principal, need) };
  return need.action === 'sts:AssumeRole'
    ? trusts(policies, request)
    : decide(policies, request) === 'allowed';
}

function withoutEach(statements: readonly Statement[]): { what: string; left: readonly Statement[] }[] {
  return statements.flatMap((statement, index) => {
    if (statement.Effect === 'Deny') return [];
    const actions = statement.Action ?? [];
    return actions.map((action) => ({
      what: [action, ...(statement.Resource ?? []).map(lastPart)].join(' '),
      left: statements.with(index, { ...statement, Action: actions.filter((one) => one !== action) }),
    }));
  });
}

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}
