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
  refuseStates(definition);
  return definition;
}

const NOT_EMULATED = [
  ['"JSONata"', 'JSONata'],
  ['waitForTaskToken', 'task tokens'],
  ['$$.State.', "state's own context"],
  ['$$.Task.', "task's own context"],
  ['$$.Execution.StartTime', 'start time in the context'],
  ['"ItemReader"', 'readers of items'],
  ['"ItemBatcher"', 'batches of items'],
  ['"ResultWriter"', 'writers of results'],
  ['"ToleratedFailureCountPath"', 'tolerated failures from the input'],
  ['"ToleratedFailurePercentagePath"', 'tolerated failures from the input'],
  ['"TimeoutSecondsPath"', 'time limits from the input'],
  ['"Assign"', 'variables'],
] as const;

/**
 * Those within branches and iterators too, under names that are unique in a machine; not those of a Distributed Map's
 * children, which are executions of their own.
 */
export function statesOf(definition: Definition): readonly (readonly [name: string, state: State])[] {
  return Object.entries(definition.States).flatMap(([name, state]) => [
    [name, state] as const,
    ...(isDistributed(state) ? [] : innerOf(state).flatMap(statesOf)),
  ]);
}

const innerOf = ({ Branches = [], ItemProcessor, Iterator }: State): readonly Definition[] =>
  [...Branches, ItemProcessor, Iterator].filter((inner) => inner !== undefined);

export const isDistributed = ({ ItemProcessor }: State): boolean =>
  ItemProcessor?.ProcessorConfig?.Mode === 'DISTRIBUTED';

function refuseStates({ States }: Definition): void {
  for (const [name, state] of Object.entries(States)) {
    refuseState(name, state);
    innerOf(state).forEach(refuseStates);
  }
}

function refuseState(name: string, state: State): void {
  const { Type, Resource, InputPath } = state;
  if (Type === 'Task' && !isLambda(Resource ?? ''))
    throw new Error(`state "${name}": the emulator calls functions only, not ${Resource}`);
  if (Type === 'Wait' && InputPath !== undefined)
    throw new Error(`state "${name}": the emulator has no InputPath of a Wait`);
  if (isDistributed(state) && 'MaxConcurrencyPath' in state)
    throw new Error(`state "${name}": the emulator has no concurrency from the input of a Distributed Map`);
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
  ItemsPath: z.string().optional(),
  ItemSelector: z.record(z.string(), z.unknown()).optional(),
  /** Zero: no limit. */
  MaxConcurrency: z.int().min(0).optional(),
  ToleratedFailureCount: z.int().min(0).optional(),
  ToleratedFailurePercentage: z.number().min(0).max(100).optional(),
  Label: z.string().max(40).optional(),
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
  ProcessorConfig: z
    .discriminatedUnion('Mode', [
      z.strictObject({ Mode: z.literal('INLINE') }),
      z.strictObject({ Mode: z.literal('DISTRIBUTED'), ExecutionType: z.enum(['STANDARD', 'EXPRESS']) }),
    ])
    .optional(),
  StartAt: z.string(),
  TimeoutSeconds: z.number().optional(),
  get States() {
    return z.record(z.string(), State);
  },
});
