import type { AccessDecision } from '../../../lib/emulator/iam/authorizer.ts';
import { decide, type Policies, trusts } from '../../../lib/emulator/iam/decide.ts';
import { requestContext } from '../../../lib/emulator/iam/request-context.ts';
import type { Statement } from '../../../lib/emulator/iam/statement.ts';
import type { Place } from '../../../lib/emulator/service.ts';

/** One thing that one statement allows, and all policies without that. */
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
    const on = (statement.Resource ?? []).map(lastPart).join(' ');
    return narrower(statement).map(({ without, left }) => ({
      what: `${without} ${on}`.trim(),
      left: statements.with(index, left),
    }));
  });
}

/** The statement without one of its actions, one of its resources, or one of the values that a condition admits. */
function narrower(statement: Statement): { without: string; left: Statement }[] {
  const { Action = [], Resource = [], Condition = {} } = statement;
  const actions = Action.map((action) => ({
    without: action,
    left: { ...statement, Action: but(Action, action) },
  }));
  const resources = Resource.map((resource) => ({
    without: `${Action.join(' ')} on ${lastPart(resource)} of`,
    left: { ...statement, Resource: but(Resource, resource) },
  }));
  const values = Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).flatMap(([key, admitted]) =>
      admitted.map((value) => ({
        without: `${Action.join(' ')} for ${value}`,
        left: {
          ...statement,
          Condition: { ...Condition, [operator]: { ...keys, [key]: but(admitted, value) } },
        },
      })),
    ),
  );
  return [...actions, ...(Resource.length > 1 ? resources : []), ...values];
}

function but(all: readonly string[], one: string): string[] {
  return all.filter((other) => other !== one);
}

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}
