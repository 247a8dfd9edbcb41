import * as z from 'zod';

/** A state as far as the emulator reads it; the rest is the library's. */
export type State = z.infer<typeof State>;
export type Definition = z.infer<typeof Definition>;

/**
 * Reads a definition in the Amazon States Language.
 * @throws Error for what the library would pass over without a word, which it names
 */
export function readDefinition(text: string): Definition {
  for (const [part, what] of NOT_EMULATED) {
    if (text.includes(part)) throw new Error(`the emulator has no ${what} (${part})`);
  }
  const definition = Definition.parse(JSON.parse(text));
  for (const [name, state] of statesOf(definition)) refuseState(name, state);
  return definition;
}

const NOT_EMULATED = [
  ['"JSONata"', 'JSONata'],
  ['waitForTaskToken', 'task tokens'],
  ['$$.State.', "state's own context"],
  ['$$.Task.', "task's own context"],
  ['$$.Execution.StartTime', 'start time in the context'],
  ['"DISTRIBUTED"', 'distributed maps'],
  ['"ItemReader"', 'readers of items'],
  ['"TimeoutSecondsPath"', 'time limits from the input'],
  ['"Assign"', 'variables'],
] as const;

/** Those within branches and iterators too, under names that are unique in a machine. */
export function statesOf(definition: Definition): readonly (readonly [name: string, state: State])[] {
  return Object.entries(definition.States).flatMap(([name, state]) => [
    [name, state] as const,
    ...[...(state.Branches ?? []), state.ItemProcessor, state.Iterator].flatMap((inner) =>
      inner === undefined ? [] : statesOf(inner),
    ),
  ]);
}

function refuseState(name: string, { Type, Resource, InputPath }: State): void {
  if (Type === 'Task' && !isLambda(Resource ?? ''))
    throw new Error(`state "${name}": the emulator calls functions only, not ${Resource}`);
  if (Type === 'Wait' && InputPath !== undefined)
    throw new Error(`state "${name}": the emulator has no InputPath of a Wait`);
}

/** The integration that CDK's LambdaInvoke writes; its input and output wrap the payload. */
export const LAMBDA_INVOKE = 'arn:aws:states:::lambda:invoke';

const isLambda = (resource: string): boolean =>
  resource === LAMBDA_INVOKE || /^arn:aws:lambda:[^:]+:\d+:function:/.test(resource);

const Retrier = z.looseObject({
  ErrorEquals: z.array(z.string()),
  IntervalSeconds: z.number().default(1),
  BackoffRate: z.number().default(2),
  MaxAttempts: z.number().default(3),
  MaxDelaySeconds: z.number().optional(),
  JitterStrategy: z.enum(['NONE', 'FULL']).default('NONE'),
});
const State = z.looseObject({
  Type: z.string(),
  Resource: z.string().optional(),
  InputPath: z.string().nullish(),
  ResultPath: z.string().nullish(),
  TimeoutSeconds: z.number().optional(),
  Seconds: z.number().optional(),
  SecondsPath: z.string().optional(),
  Timestamp: z.string().optional(),
  TimestampPath: z.string().optional(),
  Retry: z.array(Retrier).optional(),
  Catch: z.array(z.looseObject({ ResultPath: z.string().nullish() })).optional(),
  get Branches() {
    return z.array(Definition).optional();
  },
  get ItemProcessor() {
    return Definition.optional();
  },
  get Iterator() {
    return Definition.optional();
  },
});
const Definition = z.looseObject({
  StartAt: z.string(),
  TimeoutSeconds: z.number().optional(),
  get States() {
    return z.record(z.string(), State);
  },
});
