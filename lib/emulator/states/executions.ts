import { randomUUID } from 'node:crypto';
import {
  ExecutionError,
  ExecutionTimeoutError,
  type RunOptions,
  StateMachine,
} from 'aws-local-stepfunctions';
import type { EmulatorClock, Place } from '../service.ts';
import { forLibrary, readDefinition, statesOf } from './definition.ts';
import { type HistoryEvent, historyOf } from './history.ts';
import { inClockTime } from './in-clock-time.ts';
import type { Machine, Revision } from './machines.ts';
import { type Assume, type Invoke, STATES, taskHandler } from './task-handler.ts';

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

export function createExecutions(parts: {
  readonly place: Place;
  readonly clock: EmulatorClock;
  readonly assume: Assume;
  readonly invoke: Invoke;
  readonly onEnd?: (execution: Execution) => void;
}): Executions {
  const { place, clock } = parts;
  const executions = new Map<string, Execution>();
  const prepared = new Map<string, Run>();

  function runOf(machine: Machine, revision: Revision): Run {
    const key = `${machine.arn}/${revision.id}`;
    const run = prepared.get(key) ?? prepare(machine, revision, parts);
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
  };
}

type Run = (execution: Execution) => Promise<Execution>;

function prepare(
  machine: Machine,
  revision: Revision,
  {
    clock,
    assume,
    invoke,
  }: { readonly clock: EmulatorClock; readonly assume: Assume; readonly invoke: Invoke },
): Run {
  const original = readDefinition(revision.definition);
  const definition = inClockTime(original, clock.speed);
  const caller = () => assume(revision.roleArn, { service: STATES, sourceArn: machine.arn });
  const handlers = Object.fromEntries(
    statesOf(definition)
      .filter(([, { Type }]) => Type === 'Task')
      .map(([name, state]) => [name, taskHandler(state, { invoke, clock, caller })]),
  ) as Handlers;
  // Whether the definition is right is for the deployer's own tests; the library's check would take 70 ms each.
  const runnable = new StateMachine(forLibrary(definition), { validationOptions: { noValidate: true } });
  const types = new Map(statesOf(original).map(([name, { Type }]) => [name, Type]));

  return async (execution) => {
    const { arn: Id, name: Name, startedAt } = execution;
    const context = {
      Execution: { Id, Name, RoleArn: revision.roleArn },
      StateMachine: { Id: machine.arn, Name: machine.name },
    };
    const realStart = Date.now();
    const run = runnable.run(JSON.parse(execution.input), {
      context,
      overrides: { taskResourceLocalHandlers: handlers },
    });
    const end = await run.result.then((output) => succeeded(output), failed);
    const inClock = (real: number): number => startedAt + (real - realStart) * clock.speed;
    const history = await historyOf(run.eventLogs, { types, inClock, roleArn: revision.roleArn });
    return { ...execution, ...end, stoppedAt: clock.now(), history };
  };
}

/** The library says of a handler's input and answer that they are JSON, and so they are: both have been through it. */
type Handlers = NonNullable<NonNullable<RunOptions['overrides']>['taskResourceLocalHandlers']>;

type End = Pick<Execution, 'status' | 'output' | 'error' | 'cause'>;

const succeeded = (output: unknown): End => ({ status: 'SUCCEEDED', output: JSON.stringify(output) });

function failed(error: unknown): End {
  if (error instanceof ExecutionTimeoutError) return { status: 'TIMED_OUT' };
  const cause: unknown = error instanceof ExecutionError ? error.cause : error;
  if (!(cause instanceof Error)) return { status: 'FAILED', error: 'States.Runtime', cause: String(cause) };
  return { status: 'FAILED', error: cause.name, cause: cause.message };
}
