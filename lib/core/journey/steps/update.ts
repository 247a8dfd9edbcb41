import type { Build, States, StepOf } from './build.ts';
import { taskState } from './task.ts';

export function updateStates({ id, update }: StepOf<'update'>, next: string, build: Build): States {
  const parameters = { step: { id, update } };
  return { [id]: taskState({ build, name: id, task: 'update-profile', parameters, next }) };
}
