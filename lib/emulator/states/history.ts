import type { StateMachine } from 'aws-local-stepfunctions';
import type { End } from './execution.ts';
import { TIMEOUT } from './retry-delays.ts';

/** As GetExecutionHistory gives them. https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html */
export type HistoryEvent = {
  readonly id: number;
  readonly previousEventId: number;
  readonly type: string;
  /** In seconds, of the emulator's clock. */
  readonly timestamp: number;
  readonly [details: `${string}Details`]: object;
};

type Logs = ReturnType<StateMachine['run']>['eventLogs'];
type Log = Logs extends AsyncGenerator<infer One> ? One : never;

type About = {
  /** The type of each state by its name, as the author wrote it. */
  readonly types: ReadonlyMap<string, string>;
  readonly roleArn: string;
  readonly now: () => number;
  /** How many events it may have. */
  readonly most: number;
  /** Told once, when it has room for no more than how the execution ended. */
  readonly onFull: (why: Required<Pick<End, 'error' | 'cause'>>) => void;
};

/** Of a Standard execution. https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const MOST_EVENTS = 25_000;

export type History = ReturnType<typeof createHistory>;

/** An execution's history, written while the library runs it, in the words of Step Functions. */
export function createHistory(about: About) {
  const events: HistoryEvent[] = [];
  function write(described: Described, at = about.now()): void {
    events.push({
      id: events.length + 1,
      previousEventId: events.length,
      timestamp: at / 1_000,
      ...described,
    });
  }
  /** What comes when there is only room for how it ended is not told. */
  function add(described: Described, at?: number): void {
    if (events.length > about.most - 2) return;
    write(described, at);
    if (events.length > about.most - 2) about.onFull(FULL);
  }
  return {
    events,
    /** What came of one call of a function, told when it is over: the library tells of states when it finds the time. */
    called({ kind, at, input, outcome }: Called): void {
      add(callEvent(kind, 'Scheduled', { input: JSON.stringify(input) }), at);
      add({ type: `${kind}Started` }, at);
      if (outcome.ok) return add(callEvent(kind, 'Succeeded', { output: JSON.stringify(outcome.result) }));
      const { name: error, message: cause } = outcome.error;
      add(callEvent(kind, error === TIMEOUT ? 'TimedOut' : 'Failed', { error, cause }));
    },
    mapRunStarted: (mapRunArn: string) =>
      add({ type: 'MapRunStarted', mapRunStartedEventDetails: { mapRunArn } }),
    mapRunSucceeded: () => add({ type: 'MapRunSucceeded' }),
    mapRunFailed: ({ name, message }: Error) =>
      add({ type: 'MapRunFailed', mapRunFailedEventDetails: { error: name, cause: message } }),
    ended: (end: End) => write(endDescribed(end)),
    /** Reads to the end. What Step Functions has no word for is left out. */
    async follow(logs: Logs): Promise<void> {
      for await (const log of logs) {
        const described = describe(log, about);
        if (described !== undefined) add(described);
      }
    },
  };
}

const FULL = {
  error: 'States.Runtime',
  cause: `The execution reached the maximum number of history events (${MOST_EVENTS}).`,
};

type Called = {
  /** Of the function itself, or of the service integration that calls it. */
  readonly kind: 'LambdaFunction' | 'Task';
  readonly at: number;
  readonly input: unknown;
  readonly outcome:
    | { readonly ok: true; readonly result: unknown }
    | { readonly ok: false; readonly error: Error };
};
type Described = { readonly type: string; readonly [details: `${string}Details`]: object };

function callEvent(kind: Called['kind'], what: string, details: object): Described {
  const whose = kind === 'Task' ? 'task' : 'lambdaFunction';
  return { type: `${kind}${what}`, ...detailsOf(`${whose}${what}EventDetails`, details) };
}

const detailsOf = (
  key: `${string}Details`,
  details: object,
): Readonly<Record<`${string}Details`, object>> => ({
  [key]: details,
});

function describe(log: Log, { types, roleArn }: Pick<About, 'types' | 'roleArn'>): Described | undefined {
  switch (log.type) {
    case 'ExecutionStarted':
      return {
        type: log.type,
        executionStartedEventDetails: { input: JSON.stringify(log.input), roleArn },
      };
    case 'StateEntered':
      return {
        type: `${types.get(log.state.name)}StateEntered`,
        stateEnteredEventDetails: { name: log.state.name, input: JSON.stringify(log.state.input) },
      };
    case 'StateExited':
      return {
        type: `${types.get(log.state.name)}StateExited`,
        stateExitedEventDetails: { name: log.state.name, output: JSON.stringify(log.state.output) },
      };
    case 'ExecutionSucceeded':
    case 'ExecutionFailed':
    case 'ExecutionAborted':
    case 'ExecutionTimeout':
    case 'StateFailed':
    case 'MapIterationStarted':
    case 'MapIterationSucceeded':
    case 'MapIterationFailed':
    case 'ParallelBranchStarted':
    case 'ParallelBranchSucceeded':
    case 'ParallelBranchFailed':
    case 'StateRetried':
    case 'StateCaught':
      return undefined;
    default:
      return unknownLog(log);
  }
}

/** A new kind of log turns this red. */
function unknownLog(log: never): undefined {
  return log;
}

function endDescribed({ status, output, error, cause }: End): Described {
  const type = END_TYPES[status];
  const details = status === 'SUCCEEDED' ? { output } : { error, cause };
  return { type: `Execution${type}`, ...detailsOf(`execution${type}EventDetails`, details) };
}

const END_TYPES = {
  SUCCEEDED: 'Succeeded',
  FAILED: 'Failed',
  TIMED_OUT: 'TimedOut',
  ABORTED: 'Aborted',
} as const satisfies Record<End['status'], string>;
