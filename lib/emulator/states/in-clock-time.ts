import type { Definition, State } from './definition.ts';

/** A Task of this resource waits on the emulator's clock: the library's own Wait knows only the machine's. */
export const WAIT = 'emulator:wait';

/** The longest that an Express execution may take. https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const EXPRESS_SECONDS = 300;

/**
 * A function needs its real time, however fast the clock runs: at speed 1440 a limit of 35 seconds would be 24 ms, and
 * everything would time out. No limit is cut below this.
 */
const LEAST_REAL_SECONDS = 10;

/** The same machine with every wait and every limit in real seconds, which is what the library counts. */
export function inClockTime(definition: Definition, speed: number): Definition {
  const seconds = Math.min(definition.TimeoutSeconds ?? EXPRESS_SECONDS, EXPRESS_SECONDS);
  return { ...withStates(definition, speed), TimeoutSeconds: limit(seconds, speed) };
}

function withStates(definition: Definition, speed: number): Definition {
  const States = Object.entries(definition.States).map(([name, state]) => [name, inRealTime(state, speed)]);
  return { ...definition, States: Object.fromEntries(States) };
}

function inRealTime(state: State, speed: number): State {
  const { Branches, ItemProcessor, Iterator, Retry, Catch, ResultPath, ...rest } = state;
  return {
    ...rest,
    ...resultPath({ ResultPath }),
    ...(Catch !== undefined && { Catch: Catch.map(resultPath) }),
    ...(state.Type === 'Wait' && waitingTask(rest)),
    ...(state.Type === 'Task' && { TimeoutSeconds: limit(state.TimeoutSeconds ?? EXPRESS_SECONDS, speed) }),
    ...(Retry !== undefined && { Retry: Retry.map((retrier) => scaled(retrier, speed)) }),
    ...(Branches !== undefined && { Branches: Branches.map((branch) => withStates(branch, speed)) }),
    ...(ItemProcessor !== undefined && { ItemProcessor: withStates(ItemProcessor, speed) }),
    ...(Iterator !== undefined && { Iterator: withStates(Iterator, speed) }),
  };
}

/** `$`, the whole result, is what no path means too; the library takes it for the name of a field. */
function resultPath<From extends { readonly ResultPath?: string | null | undefined }>(from: From) {
  const { ResultPath, ...rest } = from;
  return ResultPath === undefined || ResultPath === '$' ? rest : from;
}

const limit = (seconds: number, speed: number): number =>
  Math.min(seconds, Math.max(seconds / speed, LEAST_REAL_SECONDS));

type Retrier = NonNullable<State['Retry']>[number];

/** IntervalSeconds is 1 where it is not said. https://states-language.net/spec.html#retrying-after-error */
function scaled(retrier: Retrier, speed: number): Retrier {
  const { IntervalSeconds = 1, MaxDelaySeconds } = retrier;
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
    TimeoutSeconds: EXPRESS_SECONDS,
  };
}
