import type { Run } from '../core/enrolment/definition.ts';
import type { CompiledJourney, StepTask } from '../core/journey/compiled.ts';
import { machineOf } from './deployed-content.ts';
import { journeySteps, taskOf } from './journey-steps.ts';
import { answered, failed, type Move, start } from './machine/walk.ts';
import type { Random } from './random.ts';
import type { Answered } from './step-tasks.ts';
import { countPass, type Tally } from './tally.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** Begins one leg on one version's machine; it goes on by itself, and a retry takes its virtual time. */
export type LegMachines = (machine: string, run: Run) => Promise<void>;

type Tasks = Readonly<Record<StepTask, (input: unknown) => Promise<Answered>>>;

/** The compiled machines. What goes in and out of a Task passes through JSON, as on its way to a Lambda. */
export function createLegMachines(from: {
  readonly journeys: readonly CompiledJourney[];
  readonly tasks: Tasks;
  readonly tally: Tally;
  readonly clock: Pick<VirtualClock, 'now' | 'at'>;
  /** For the jitter of retries. */
  readonly random: Random;
  readonly onEnd: (run: Run) => Promise<void>;
}): LegMachines {
  const { tasks, tally, clock, random } = from;
  const machines = new Map(from.journeys.map((journey) => [machineOf(journey.triggers), aMachine(journey)]));
  return async (name, run) => {
    const machine = machines.get(name);
    if (machine === undefined) throw new TypeError(`there is no machine ${name}`);
    const { states, journeyId, gotos } = machine;
    await goOn(start(states, { ...run }));

    async function goOn(first: Move): Promise<void> {
      let move = first;
      for (;;) {
        if (move.kind === 'retry') {
          const { call } = move;
          clock.at(clock.now() + move.afterMs, () => goOn(call));
          return;
        }
        for (const id of move.passed) if (gotos.has(id)) countPass(tally, { journeyId, id });
        if (move.kind === 'ended') return from.onEnd(run);
        move = await called(move);
      }
    }

    async function called(call: Extract<Move, { kind: 'call' }>): Promise<Move> {
      try {
        const { answer, passed } = await tasks[taskOf(call.task)](throughJson(call.input));
        if (passed !== undefined) countPass(tally, { journeyId, id: passed.id }, passed.outcomes);
        return answered(states, call, throughJson(answer));
      } catch (error) {
        // A failed leg fails alone: the enrolment says where and why, or its lease will run out.
        if (!(error instanceof Error)) throw error;
        return failed(states, call, { Error: error.name, Cause: error.message }, random);
      }
    }
  };
}

function aMachine(journey: CompiledJourney) {
  const gotos = journeySteps(journey).flatMap(({ id, kind }) => (kind === 'goto' ? [id] : []));
  return { states: journey.machine, journeyId: journey.triggers.id, gotos: new Set(gotos) };
}

/** A Lambda that answers nothing answers null. */
function throughJson(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
