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

type About = {
  /** The type of each state by its name, as the author wrote it. */
  readonly types: ReadonlyMap<string, string>;
  readonly roleArn: string;
  readonly now: () => number;
};

/** An execution's history, written while the library runs it, in the words of Step Functions. */
export function createHistory(about: About) {
  const events: HistoryEvent[] = [];
  function add(described: Described): void {
    const timestamp = about.now() / 1_000;
    events.push({ id: events.length + 1, previousEventId: events.length, timestamp, ...described });
  }
  return {
    /** A failure that the state's own Retry takes care of, of which the library does not hear. */
    failed: ({ name, message }: Error) => add(functionFailed({ Error: name, Cause: message })),
    /** Reads to the end. What Step Functions has no word for is left out. */
    async follow(logs: Logs): Promise<readonly HistoryEvent[]> {
      for await (const log of logs) {
        const described = describe(log, about);
        if (described !== undefined) add(described);
      }
      return events;
    },
  };
}

type Described = { readonly type: string; readonly [details: `${string}Details`]: object };

function describe(log: Log, { types, roleArn }: Pick<About, 'types' | 'roleArn'>): Described | undefined {
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
    case 'ExecutionAborted':
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
      return functionFailed(log);
    case 'ExecutionTimeout':
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

type Failure = { readonly Error: string; readonly Cause: unknown };

const functionFailed = (of: Failure): Described => ({
  type: 'LambdaFunctionFailed',
  lambdaFunctionFailedEventDetails: failure(of),
});

function failure({ Error: error, Cause }: Failure) {
  return { error, cause: typeof Cause === 'string' ? Cause : JSON.stringify(Cause) };
}
