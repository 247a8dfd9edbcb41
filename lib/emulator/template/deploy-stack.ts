import type { Place, ResourceTypes } from '../service.ts';
import type { Stack } from './assembly.ts';
import { creationOrder } from './creation-order.ts';
import { evaluate, type Scope } from './intrinsics.ts';
import { isRecord } from './is-record.ts';
import { type Made, scopeOf } from './scope.ts';
import type { Template, TemplateResource } from './template.ts';
import { TemplateError } from './template-error.ts';

export type DeployedStack = {
  readonly name: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly resources: readonly DeployedResource[];
};
type DeployedResource = Made & { readonly logicalId: string; readonly type: string };

type Deployment = {
  readonly stack: Stack;
  readonly types: ResourceTypes;
  readonly place: Place;
  /** Outputs that stacks have exported so far, by export name; this stack's own are added. */
  readonly exported: Map<string, string>;
};

/**
 * Makes the stack's resources, each as soon as those that it needs are there, as CloudFormation does.
 * @throws TemplateError that says of every resource that could not be made why
 */
export async function deployStack({ stack, types, place, exported }: Deployment): Promise<DeployedStack> {
  const { name, template } = stack;
  const made = new Map<string, Made>();
  const scope = scopeOf({ stack, made, place, exported });
  refuseBrokenRules(template, scope);
  const wanted = new Map(Object.entries(template.Resources).filter(([, one]) => isWanted(one, scope)));

  const making = new Map<string, Promise<DeployedResource>>();
  for (const [logicalId, needs] of creationOrder(wanted, template)) {
    const { Type: type = '', Properties = {} } = wanted.get(logicalId) ?? {};
    const make = async (): Promise<DeployedResource> => {
      await waitFor(needs.flatMap((need) => making.get(need) ?? []));
      const properties = evaluate(Properties, scope);
      const create = types[type];
      if (create === undefined || !isRecord(properties))
        throw new TemplateError('the emulator does not know it');
      const result = await create({ logicalId, stack: name, properties });
      made.set(logicalId, result);
      return { logicalId, type, ...result };
    };
    making.set(logicalId, make());
  }

  const resources = await allOf(making, template);
  return { name, outputs: outputsOf(template, { scope, exported }), resources };
}

/** What a template asks that the emulator does not have, over all stacks at once. */
export function refuseUnknownTypes(stacks: readonly Stack[], types: ResourceTypes): void {
  const used = stacks.flatMap(({ template }) => Object.values(template.Resources).map(({ Type }) => Type));
  const unknown = [...new Set(used)].filter((type) => types[type] === undefined).toSorted();
  if (unknown.length > 0) throw new TemplateError(`the emulator does not know ${unknown.join(', ')}`);
}

const isWanted = ({ Condition }: TemplateResource, scope: Scope): boolean =>
  Condition === undefined || scope.condition(Condition);

/** A resource is not tried, and is not to blame, when one that it needs could not be made. */
class NotTried extends Error {}

async function waitFor(needs: readonly Promise<unknown>[]): Promise<void> {
  const outcomes = await Promise.allSettled(needs);
  if (outcomes.some(({ status }) => status === 'rejected')) throw new NotTried();
}

async function allOf(
  making: ReadonlyMap<string, Promise<DeployedResource>>,
  { Resources }: Template,
): Promise<readonly DeployedResource[]> {
  const outcomes = await Promise.allSettled(making.values());
  const ids = [...making.keys()];
  const failures = outcomes.flatMap((outcome, at) => {
    if (outcome.status === 'fulfilled' || outcome.reason instanceof NotTried) return [];
    const id = ids[at] ?? '';
    const { reason }: { reason: unknown } = outcome;
    const why = reason instanceof Error ? reason.message : String(reason);
    return [{ line: `${id} (${Resources[id]?.Type}): ${why}`, reason }];
  });
  if (failures.length > 0) {
    const text = failures.map(({ line }) => line).join('\n');
    throw new TemplateError(text, { cause: failures[0]?.reason });
  }
  return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
}

/** A template's own demands on its parameters. */
function refuseBrokenRules({ Rules }: Template, scope: Scope): void {
  for (const [name, { RuleCondition = true, Assertions }] of Object.entries(Rules)) {
    if (evaluate(RuleCondition, scope) !== true) continue;
    const broken = Assertions.find(({ Assert }) => evaluate(Assert, scope) !== true);
    if (broken !== undefined)
      throw new TemplateError(`the rule ${name} says: ${broken.AssertDescription ?? 'no'}`);
  }
}

function outputsOf(
  { Outputs }: Template,
  { scope, exported }: { scope: Scope; exported: Map<string, string> },
): Readonly<Record<string, string>> {
  const wanted = Object.entries(Outputs).filter(
    ([, { Condition }]) => Condition === undefined || scope.condition(Condition),
  );
  return Object.fromEntries(
    wanted.map(([name, { Value, Export }]) => {
      const value = String(evaluate(Value, scope));
      if (Export !== undefined) exported.set(String(evaluate(Export.Name, scope)), value);
      return [name, value];
    }),
  );
}
