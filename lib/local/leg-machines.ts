import { ExecutionError, type RunOptions, StateMachine } from 'aws-local-stepfunctions';
import type { Run } from '../core/enrolment/definition.ts';
import type { CompiledJourney, StepTask } from '../core/journey/compiled.ts';
import { machineOf } from './deployed-content.ts';
import { journeySteps, taskOf } from './journey-steps.ts';
import type { Answered } from './step-tasks.ts';
import { countPass, type Tally } from './tally.ts';

/** Runs one leg to its end, on one version's machine. */
export type LegMachines = (machine: string, run: Run) => Promise<void>;

/**
 * The compiled machines, run as Step Functions would by a library that is not ours. What goes in and out of a Task
 * passes through JSON, as on its way to a Lambda. A retry follows at once: its back-off takes no virtual time.
 */
export function createLegMachines(from: {
  readonly journeys: readonly CompiledJourney[];
  readonly tasks: Readonly<Record<StepTask, (input: unknown) => Promise<Answered>>>;
  readonly tally: Tally;
}): LegMachines {
  const { journeys, tasks, tally } = from;
  const machines = new Map(
    journeys.map((journey) => [machineOf(journey.triggers), prepare(journey, tasks, tally)]),
  );
  return async (name, run) => {
    const machine = machines.get(name);
    if (machine === undefined) throw new TypeError(`there is no machine ${name}`);
    await machine(run);
  };
}

function prepare(
  journey: CompiledJourney,
  tasks: Readonly<Record<StepTask, (input: unknown) => Promise<Answered>>>,
  tally: Tally,
): (run: Run) => Promise<void> {
  const journeyId = journey.triggers.id;
  const machine = new StateMachine(JSON.parse(JSON.stringify(journey.machine)), {
    validationOptions: { checkArn: false },
  });
  const handlers: Handlers = {};
  const atOnce: Record<string, number> = {};
  for (const [name, state] of Object.entries(journey.machine.States)) {
    if (state.Type !== 'Task') continue;
    const task = tasks[taskOf(state)];
    atOnce[name] = 0;
    handlers[name] = async (input) => {
      const { answer, passed } = await task(throughJson(input));
      if (passed !== undefined) countPass(tally, { journeyId, id: passed.id }, passed.outcome);
      return throughJson(answer);
    };
  }
  const overrides = { taskResourceLocalHandlers: handlers, retryIntervalOverrides: atOnce };
  const gotos = new Set(journeySteps(journey).flatMap(({ id, kind }) => (kind === 'goto' ? [id] : [])));

  return async (run) => {
    const execution = machine.run({ ...run }, { overrides });
    await settled(execution.result);
    // A goto calls nothing, so only the log knows of it.
    if (gotos.size === 0) return;
    for await (const entry of execution.eventLogs) {
      if (entry.type === 'StateExited' && gotos.has(entry.state.name))
        countPass(tally, { journeyId, id: entry.state.name }, undefined);
    }
  };
}

type Handlers = NonNullable<NonNullable<RunOptions['overrides']>['taskResourceLocalHandlers']>;
type JsonValue = Parameters<Handlers[string]>[0];

/** A failed execution fails on its own: the enrolment says where and why, or its lease will run out. */
async function settled(result: Promise<unknown>): Promise<void> {
  try {
    await result;
  } catch (error) {
    if (!(error instanceof ExecutionError)) throw error;
  }
}

/** A Lambda that answers nothing answers null. */
function throughJson(value: unknown): JsonValue {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
