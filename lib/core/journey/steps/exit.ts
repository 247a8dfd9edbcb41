import type { TaskState } from '../compiled.ts';
import type { Build, States, StepOf } from './build.ts';
import { taskState } from './task.ts';

export function exitStates({ id, exit }: StepOf<'exit'>, build: Build): States {
  return { [id]: completeState({ at: id, reason: exit, build }) };
}

/** The end of the journey, at an exit step or after the last one. */
export function completeState({
  at,
  reason,
  build,
}: {
  at: string;
  reason: string;
  build: Build;
}): TaskState {
  return taskState({ build, name: at, task: 'complete', parameters: { at, reason }, next: undefined });
}
