import type { Build, States, StepOf } from './build.ts';
import { taskState } from './task.ts';

export function emitStates({ id, emit }: StepOf<'emit'>, next: string, build: Build): States {
  const parameters = { step: { id, emit } };
  return { [id]: taskState({ build, name: id, task: 'emit-event', parameters, next }) };
}
