/** States of every machine that are no step. Capitalised, so that no step can have the name; see also `COMPLETE`. */

/** Jumps to where the enrolment stands. */
export const AT = 'At';
/** The enrolment stands at a state that this version does not have. */
export const UNKNOWN = 'Unknown';
/** Writes down what failed, and where. */
export const FAILED = 'Failed';
/** Ends an execution as failed, for the alarms. */
export const ABORT = 'Abort';
/** Ends a leg that is over: another one goes on, or the enrolment has ended. */
export const STOPPED = 'Stopped';

/** The Choice behind a step that has several outcomes: `vip?`. */
export function outcomeOf(stepId: string): string {
  return `${stepId}?`;
}
