import type { States, StepOf } from './build.ts';

export function gotoStates({ id, goto }: StepOf<'goto'>): States {
  return { [id]: { Type: 'Pass', Next: goto } };
}
