import type { EnrolmentStore } from '../core/ports.ts';
import { countPass, type Tally } from './tally.ts';

/** The store, counting what goes by: who is enrolled, and who is through with a wait, by time or by event. */
export function countedEnrolments(enrolments: EnrolmentStore, tally: Tally): EnrolmentStore {
  return {
    ...enrolments,

    async enrol(enrolment, previous, capacity) {
      const outcome = await enrolments.enrol(enrolment, previous, capacity);
      if (outcome === 'enrolled') tally.enrolled += 1;
      return outcome;
    },

    async wake(ref, from) {
      const parked = await enrolments.enrolment(ref);
      const woken = await enrolments.wake(ref, from);
      if (woken !== undefined && parked !== undefined) {
        const waitedFor = parked.waiting?.onEvent === undefined ? [] : [wayOut(from.wokenBy)];
        const isHeld = parked.waiting?.held !== undefined; // at a send step, which it is not through with yet
        if (!isHeld) countPass(tally, { journeyId: parked.journeyId, id: parked.at }, waitedFor);
      }
      return woken;
    },
  };
}

/** Of a waitFor: it happened in time, or it did not. */
function wayOut(wokenBy: string | undefined): 'then' | 'else' {
  return wokenBy === undefined ? 'else' : 'then';
}
