import type { Build, States, StepOf } from './build.ts';
import { taskState } from './task.ts';

/**
 * Parks until the event comes or the time runs out. Which of the two it was is decided by where the next leg starts.
 * @param to where to go on: `onEvent` when it happened in time, `onDue` when not
 */
export function waitForStates(
  { id, waitFor }: StepOf<'waitFor'>,
  to: { onEvent: string; onDue: string },
  build: Build,
): States {
  const parameters = { step: { id, waitFor, ...to } };
  return { [id]: taskState({ build, name: id, task: 'park', parameters, next: undefined }) };
}
