import { randomUUID } from 'node:crypto';
import {
  ExecutionAbortedError,
  ExecutionError,
  type RunOptions,
  StateMachine,
} from 'aws-local-stepfunctions';
import type { EmulatorClock, Place } from '../service.ts';
import { readDefinition, statesOf } from './definition.ts';
import { forLibrary } from './for-library.ts';
import { createHistory, type HistoryEvent } from './history.ts';
import type { Machine, Revision } from './machines.ts';
import { type Assume, type Invoke, STATES, taskHandler } from './task-handler.ts';
import { untilStopped } from './until-stopped.ts';

export type Execution = {
  readonly arn: string;
  readonly name: string;
  readonly machineArn: string;
  readonly version?: number | undefined;
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT';
  /** JSON. */
  readonly input: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly startedAt: number;
  readonly stoppedAt?: number;
  readonly history: readonly HistoryEvent[];
};

export type Executions = {
  start(what: Start): Execution;
  get(arn: string): Execution | undefined;
  /** Newest first. */
  list(): readonly Execution[];
  /** Those that run come to nothing. */
  stop(): void;
};
type Start = {
  readonly machine: Machine;
  readonly revision: Revision;
  readonly version?: number | undefined;
  readonly name?: string | undefined;
  readonly input: string;
};

/** So many are kept to look at. */
const KEPT = 1_000;

type Parts = {
  readonly place: Place;
  readonly clock: EmulatorClock;
  readonly assume: Assume;
  readonly invoke: Invoke;
  readonly onEnd?: (execution: Execution) => void;
};

export function createExecutions(parts: Parts): Executions {
  const { place, clock } = parts;
  const executions = new Map<string, Execution>();
  const prepared = new Map<string, Run>();
  const { giveUp, stop } = untilStopped();

  function runOf(machine: Machine, revision: Revision): Run {
    const key = `${machine.arn}/${revision.id}`;
    const run = prepared.get(key) ?? prepare(machine, revision, { ...parts, giveUp });
    prepared.set(key, run);
    return run;
  }

  function keep(execution: Execution): void {
    executions.set(execution.arn, execution);
    const [oldest] = executions.keys();
    if (executions.size > KEPT && oldest !== undefined) executions.delete(oldest);
  }

  async function finish(started: Execution, run: Run): Promise<void> {
    const ended = await run(started);
    if (executions.has(ended.arn)) executions.set(ended.arn, ended);
    parts.onEnd?.(ended);
  }

  return {
    start({ machine, revision, version, name = randomUUID(), input }) {
      const id = `${machine.name}:${name}:${randomUUID()}`;
      const arn = `arn:aws:states:${place.region}:${place.account}:express:${id}`;
      const started: Execution = {
        arn,
        name,
        machineArn: machine.arn,
        version,
        status: 'RUNNING',
        input,
        startedAt: clock.now(),
        history: [],
      };
      keep(started);
      void finish(started, runOf(machine, revision));
      return started;
    },
    get: (arn) => executions.get(arn),
    list: () => [...executions.values()].toReversed(),
    stop,
  };
}

type Run = (execution: Execution) => Promise<Execution>;

/** The longest that an Express execution may take. https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const EXPRESS_SECONDS = 300;

function prepare(
  machine: Machine,
  revision: Revision,
  { clock, assume, invoke, giveUp }: Parts & Pick<ReturnType<typeof untilStopped>, 'giveUp'>,
): Run {
  const { roleArn } = revision;
  const definition = readDefinition(revision.definition);
  const states = statesOf(definition);
  const types = new Map(states.map(([name, { Type }]) => [name, Type]));
  const timeless = forLibrary(definition, clock.speed);
  // Whether the definition is right is for the deployer's own tests; the library's check would take 70 ms each.
  const library = new StateMachine(timeless, { validationOptions: { noValidate: true } });
  const tasks = states.filter(([, { Type }]) => Type === 'Task' || Type === 'Wait');
  const caller = () => assume(roleArn, { service: STATES, sourceArn: machine.arn });
  const limit = Math.min(definition.TimeoutSeconds ?? EXPRESS_SECONDS, EXPRESS_SECONDS) * 1_000;

  return async (execution) => {
    const { arn: Id, name: Name } = execution;
    const history = createHistory({ types, roleArn, now: clock.now });
    const parts = { invoke, clock, caller, onRetry: history.failed };
    const handlers = Object.fromEntries(
      tasks.map(([name, state]) => [name, giveUp(taskHandler(state, parts))]),
    );
    const run = library.run(JSON.parse(execution.input), {
      context: {
        Execution: { Id, Name, RoleArn: roleArn },
        StateMachine: { Id: machine.arn, Name: machine.name },
      },
      overrides: { taskResourceLocalHandlers: handlers as Handlers },
    });
    const cancel = clock.after(limit, run.abort);
    const [end, events] = await Promise.all([
      run.result.then(succeeded, failed),
      history.follow(run.eventLogs),
    ]);
    cancel();
    return { ...execution, ...end, stoppedAt: clock.now(), history: events };
  };
}

/** The library says of a handler's input and answer that they are JSON, and so they are: both have been through it. */
type Handlers = NonNullable<NonNullable<RunOptions['overrides']>['taskResourceLocalHandlers']>;

type End = Pick<Execution, 'status' | 'output' | 'error' | 'cause'>;

const succeeded = (output: unknown): End => ({ status: 'SUCCEEDED', output: JSON.stringify(output) });

function failed(error: unknown): End {
  if (error instanceof ExecutionAbortedError) return { status: 'TIMED_OUT' };
  const cause: unknown = error instanceof ExecutionError ? error.cause : error;
  if (!(cause instanceof Error)) return { status: 'FAILED', error: 'States.Runtime', cause: String(cause) };
  return { status: 'FAILED', error: cause.name, cause: cause.message };
}
