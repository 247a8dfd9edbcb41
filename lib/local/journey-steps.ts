import {
  type CompiledJourney,
  STEP_TASKS,
  type State,
  type StepTask,
  type TaskState,
} from '../core/journey/compiled.ts';
import type { StepKind } from '../core/journey/definition.ts';
import { COMPLETE } from '../core/journey/graph.ts';
import { LOCAL_RESOURCES } from './resources.ts';

export type JourneyStep = { readonly id: string; readonly kind: StepKind };

/** The steps of a compiled journey in the order of its file, which is that of the Choice every leg comes in by. */
export function journeySteps({ machine }: CompiledJourney): JourneyStep[] {
  const entrance = machine.States[machine.StartAt];
  if (entrance?.Type !== 'Choice') throw new TypeError('a machine starts with a Choice');
  const ids = entrance.Choices.map((choice) => choice.Next).filter((id) => id !== COMPLETE);
  return ids.map((id) => ({ id, kind: kindOfState(id, machine.States[id]) }));
}

/** The verb that a Task state calls. */
export function taskOf({ Resource }: TaskState): StepTask {
  const task = TASKS.get(Resource);
  if (task === undefined) throw new TypeError(`${Resource} is none of LOCAL_RESOURCES`);
  return task;
}

function kindOfState(id: string, state: State | undefined): StepKind {
  if (state?.Type === 'Pass') return 'goto';
  if (state?.Type !== 'Task') throw new TypeError(`step ${id} is compiled to neither Task nor Pass`);
  const task = taskOf(state);
  if (task === 'park') return waitsForSomething(state) ? 'waitFor' : 'wait';
  const kind = KINDS[task];
  if (kind === undefined) throw new TypeError(`step ${id} calls ${task}`);
  return kind;
}

function waitsForSomething({ Parameters }: TaskState): boolean {
  const step = Parameters['step'];
  return typeof step === 'object' && step !== null && 'waitFor' in step;
}

const KINDS: Readonly<Partial<Record<StepTask, StepKind>>> = {
  decide: 'branch',
  'assign-variant': 'experiment',
  'send-message': 'send',
  complete: 'exit',
  'update-profile': 'update',
  'emit-event': 'emit',
};

const TASKS = new Map(STEP_TASKS.map((task) => [LOCAL_RESOURCES[task], task]));
