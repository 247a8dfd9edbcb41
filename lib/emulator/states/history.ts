import type { StateMachine } from 'aws-local-stepfunctions';

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

/** The library's log of an execution that has ended, in the words of Step Functions. What these have no word for is left out. */
export async function historyOf(
  logs: Logs,
  about: {
    readonly types: ReadonlyMap<string, string>;
    readonly inClock: (realTime: number) => number;
    readonly roleArn: string;
  },
): Promise<readonly HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  for await (const log of logs) {
    const described = describe(log, about);
    if (described === undefined) continue;
    const timestamp = about.inClock(log.timestamp) / 1_000;
    events.push({ id: events.length + 1, previousEventId: events.length, timestamp, ...described });
  }
  return events;
}

type Described = { readonly type: string; readonly [details: `${string}Details`]: object };

function describe(
  log: Log,
  { types, roleArn }: { readonly types: ReadonlyMap<string, string>; readonly roleArn: string },
): Described | undefined {
  switch (log.type) {
    case 'ExecutionStarted':
      return {
        type: log.type,
        executionStartedEventDetails: { input: JSON.stringify(log.input), roleArn },
      };
    case 'ExecutionSucceeded':
      return { type: log.type, executionSucceededEventDetails: { output: JSON.stringify(log.output) } };
    case 'ExecutionFailed':
      return { type: log.type, executionFailedEventDetails: failure(log) };
    case 'ExecutionTimeout':
      return { type: 'ExecutionTimedOut', executionTimedOutEventDetails: {} };
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
    case 'StateFailed':
      return { type: 'LambdaFunctionFailed', lambdaFunctionFailedEventDetails: failure(log) };
    case 'ExecutionAborted':
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

function failure({ Error: error, Cause }: { readonly Error: string; readonly Cause: unknown }) {
  return { error, cause: typeof Cause === 'string' ? Cause : JSON.stringify(Cause) };
}
