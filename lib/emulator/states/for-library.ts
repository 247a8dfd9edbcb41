import type { StateMachineDefinition } from 'aws-local-stepfunctions';
import { type Definition, isDistributed, type State } from './definition.ts';

/** A Wait becomes a Task whose handler waits on the emulator's clock: the library knows only the machine's. */
const WAIT = 'emulator:wait';
/** A Distributed Map becomes a Task whose handler runs its children: the library would run them in its own execution. */
const MAP = 'emulator:distributed-map';

/**
 * The definition with all that takes time taken out: waits are Tasks, and a Task's handler does its time-out and its
 * retries itself. Only a Parallel or an inline Map is tried again by the library, at the clock's speed.
 */
export function forLibrary(definition: Definition, speed: number): StateMachineDefinition {
  const { TimeoutSeconds: _, ...rest } = withoutTime(definition, speed);
  // The library's own type says what was read before, in more words.
  return JSON.parse(JSON.stringify(rest));
}

function withoutTime(definition: Definition, speed: number): Definition {
  const States = Object.entries(definition.States).map(([name, state]) => [name, timeless(state, speed)]);
  return { ...definition, States: Object.fromEntries(States) };
}

function timeless(state: State, speed: number): State {
  if (isDistributed(state)) return mappingTask(state);
  const { Branches, ItemProcessor, Iterator, Retry, Catch, ResultPath, TimeoutSeconds: _, ...rest } = state;
  return {
    ...rest,
    ...resultPath({ ResultPath }),
    ...(Catch !== undefined && { Catch: Catch.map(resultPath) }),
    ...(state.Type === 'Wait' && waitingTask(rest)),
    ...((state.Type === 'Wait' || state.Type === 'Task') && { TimeoutSeconds: NEVER }),
    ...(state.Type !== 'Task' && Retry !== undefined && { Retry: Retry.map((one) => faster(one, speed)) }),
    ...(Branches !== undefined && { Branches: Branches.map((branch) => withoutTime(branch, speed)) }),
    ...(ItemProcessor !== undefined && { ItemProcessor: withoutTime(ItemProcessor, speed) }),
    ...(Iterator !== undefined && { Iterator: withoutTime(Iterator, speed) }),
  };
}

/** The library ends a Task after a minute unless told otherwise. Seconds: the longest that setTimeout knows, 24.8 days. */
const NEVER = 2_147_483;

/** `$`, the whole result, is what no path means too; the library takes it for the name of a field. */
function resultPath<From extends { readonly ResultPath?: string | null | undefined }>(from: From) {
  const { ResultPath, ...rest } = from;
  return ResultPath === undefined || ResultPath === '$' ? rest : from;
}

type Retrier = NonNullable<State['Retry']>[number];

function faster(retrier: Retrier, speed: number): Retrier {
  const { IntervalSeconds, MaxDelaySeconds } = retrier;
  return {
    ...retrier,
    IntervalSeconds: IntervalSeconds / speed,
    ...(MaxDelaySeconds !== undefined && { MaxDelaySeconds: MaxDelaySeconds / speed }),
  };
}

function waitingTask({ Seconds, SecondsPath, Timestamp, TimestampPath, ...state }: State): State {
  return {
    ...state,
    Type: 'Task',
    Resource: WAIT,
    Parameters: {
      ...(Seconds !== undefined && { seconds: Seconds }),
      ...(SecondsPath !== undefined && { 'seconds.$': SecondsPath }),
      ...(Timestamp !== undefined && { until: Timestamp }),
      ...(TimestampPath !== undefined && { 'until.$': TimestampPath }),
    },
    ResultPath: null,
  };
}

/** What is done with its input and its result is the same for both; the rest is its handler's. */
function mappingTask({ InputPath, ResultSelector, ResultPath, OutputPath, Catch, Next, End }: State): State {
  return {
    Type: 'Task',
    Resource: MAP,
    TimeoutSeconds: NEVER,
    ...(InputPath !== undefined && { InputPath }),
    ...(ResultSelector !== undefined && { ResultSelector }),
    ...resultPath({ ResultPath }),
    ...(OutputPath !== undefined && { OutputPath }),
    ...(Catch !== undefined && { Catch: Catch.map(resultPath) }),
    ...(Next === undefined ? { End } : { Next }),
  };
}
