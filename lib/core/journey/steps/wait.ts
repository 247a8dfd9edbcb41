import type { Build, States, StepOf } from './build.ts';
import { taskState } from './task.ts';

/** Parks the enrolment, which always ends the leg: what comes next is a leg of its own, however short the wait. */
export function waitStates({ id, wait }: StepOf<'wait'>, next: string, build: Build): States {
  const parameters = { step: { id, wait, onDue: next } };
  return { [id]: taskState({ build, name: id, task: 'park', parameters, next: undefined }) };
}
