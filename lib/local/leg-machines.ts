import { ExecutionError, type RunOptions, StateMachine } from 'aws-local-stepfunctions';
import type { Run } from '../core/enrolment/definition.ts';
import type { CompiledJourney, StepTask } from '../core/journey/compiled.ts';
import { machineOf } from './deployed-content.ts';
import { journeySteps, taskOf } from './journey-steps.ts';
import { withoutStackTraces, withStackTraces } from './stack-traces.ts';
import type { Answered } from './step-tasks.ts';
import { countPass, type Tally } from './tally.ts';

/** Runs one leg to its end, on one version's machine. */
export type LegMachines = (machine: string, run: Run) => Promise<void>;

type Tasks = Readonly<Record<StepTask, (input: unknown) => Promise<Answered>>>;
type Overrides = NonNullable<RunOptions['overrides']>;
type Handlers = NonNullable<Overrides['taskResourceLocalHandlers']>;
type JsonValue = Parameters<Handlers[string]>[0];

/**
 * The compiled machines, run as Step Functions would by a library that is not ours. What goes in and out of a Task
 * passes through JSON, as on its way to a Lambda. A retry follows at once: its back-off takes no virtual time.
 */
export function createLegMachines(from: {
  readonly journeys: readonly CompiledJourney[];
  readonly tasks: Tasks;
  readonly tally: Tally;
}): LegMachines {
  const machines = new Map(
    from.journeys.map((journey) => [
      machineOf(journey.triggers),
      { execute: prepare(journey, handlersOf(journey, from)), countGotos: gotoCounter(journey, from.tally) },
    ]),
  );
  return async (name, run) => {
    const machine = machines.get(name);
    if (machine === undefined) throw new TypeError(`there is no machine ${name}`);
    await machine.countGotos(await withoutStackTraces(() => machine.execute(run)));
  };
}

type Execution = ReturnType<StateMachine['run']>;

function prepare(journey: CompiledJourney, handlers: Handlers): (run: Run) => Promise<Execution> {
  // The compiler's own tests hold all that it makes to asl-validator; here that would take 70 ms for each journey.
  const machine = new StateMachine(JSON.parse(JSON.stringify(journey.machine)), {
    validationOptions: { noValidate: true },
  });
  const atOnce = Object.fromEntries(Object.keys(handlers).map((state) => [state, 0]));
  const overrides = { taskResourceLocalHandlers: handlers, retryIntervalOverrides: atOnce };
  return async (run) => {
    const execution = machine.run({ ...run }, { overrides });
    await execution.result.catch((error: unknown) => {
      // A failed execution fails alone: the enrolment says where and why, or its lease will run out.
      if (!(error instanceof ExecutionError)) throw error;
    });
    return execution;
  };
}

function handlersOf(journey: CompiledJourney, { tasks, tally }: { tasks: Tasks; tally: Tally }): Handlers {
  const journeyId = journey.triggers.id;
  const handlers: Handlers = {};
  for (const [name, state] of Object.entries(journey.machine.States)) {
    if (state.Type !== 'Task') continue;
    const task = tasks[taskOf(state)];
    handlers[name] = (input) =>
      withStackTraces(async () => {
        const { answer, passed } = await task(throughJson(input));
        if (passed !== undefined) countPass(tally, { journeyId, id: passed.id }, passed.outcome);
        return throughJson(answer);
      });
  }
  return handlers;
}

/** A goto calls nothing; only the execution's log knows of it. */
function gotoCounter(journey: CompiledJourney, tally: Tally): (execution: Execution) => Promise<void> {
  const journeyId = journey.triggers.id;
  const gotos = new Set(journeySteps(journey).flatMap(({ id, kind }) => (kind === 'goto' ? [id] : [])));
  return async ({ eventLogs }) => {
    if (gotos.size === 0) return;
    for await (const entry of eventLogs) {
      if (entry.type === 'StateExited' && gotos.has(entry.state.name))
        countPass(tally, { journeyId, id: entry.state.name }, undefined);
    }
  };
}

/** A Lambda that answers nothing answers null. */
function throughJson(value: unknown): JsonValue {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
