import type { CreateResource, Place } from '../service.ts';
import type { Stack } from './assembly.ts';
import { evaluate, NO_VALUE, type Scope } from './intrinsics.ts';
import { parameterValues } from './parameters.ts';
import { TemplateError } from './template-error.ts';

export type Made = Awaited<ReturnType<CreateResource>>;

/**
 * What the names of a stack's template stand for.
 * @param made  its resources by logical id; it grows while they are made
 * @param exported  outputs that other stacks have exported
 */
export function scopeOf({ stack, made, place, exported }: ScopeOf): Scope {
  const { name: stackName, template } = stack;
  const named = { ...parameterValues(template), ...pseudoParameters(stackName, place) };

  const resource = (logicalId: string): Made => {
    const found = made.get(logicalId);
    if (found === undefined)
      throw new TemplateError(`the template has no ${logicalId}, or its condition is false`);
    return found;
  };

  const scope: Scope = {
    ref: (name) => (Object.hasOwn(named, name) ? named[name] : resource(name).ref),
    attribute(logicalId, name) {
      const value = resource(logicalId).attributes[name];
      if (value !== undefined) return value;
      const type = template.Resources[logicalId]?.Type;
      throw new TemplateError(`the emulator does not know the attribute ${name} of ${logicalId} (${type})`);
    },
    condition(name) {
      if (!Object.hasOwn(template.Conditions, name)) throw new TemplateError(`there is no condition ${name}`);
      return evaluate(template.Conditions[name], scope) === true;
    },
    mapping(map, first, second) {
      const value = template.Mappings[map]?.[first]?.[second];
      if (value === undefined) throw new TemplateError(`the mapping ${map} has no ${first}, ${second}`);
      return value;
    },
    imported(name) {
      const value = exported.get(name);
      if (value === undefined) throw new TemplateError(`no stack exports ${name}`);
      return value;
    },
  };
  return scope;
}

type ScopeOf = {
  readonly stack: Stack;
  readonly made: ReadonlyMap<string, Made>;
  readonly place: Place;
  readonly exported: ReadonlyMap<string, string>;
};

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
function pseudoParameters(stack: string, { account, region }: Place): Readonly<Record<string, unknown>> {
  return {
    'AWS::AccountId': account,
    'AWS::NoValue': NO_VALUE,
    'AWS::NotificationARNs': [],
    'AWS::Partition': 'aws',
    'AWS::Region': region,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${account}:stack/${stack}/00000000-0000-4000-8000-000000000000`,
    'AWS::StackName': stack,
    'AWS::URLSuffix': 'amazonaws.com',
  };
}
