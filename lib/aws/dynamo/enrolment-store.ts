import type { Run } from '../../core/enrolment/definition.ts';
import type { EnrolmentStore } from '../../core/ports.ts';
import type { Dynamo, Item } from './dynamo.ts';
import { enrol } from './enrol.ts';
import { DUE_ENROLMENTS, readEnrolment } from './enrolment-item.ts';
import {
  endUpdate,
  exitUpdate,
  goalUpdate,
  keyOf,
  parkUpdate,
  postponeUpdate,
  retryUpdate,
  takeOverUpdate,
  wakeUpdate,
} from './enrolment-requests.ts';
import { fallingDue } from './falling-due.ts';
import { migrateEnrolment } from './migrate-enrolment.ts';
import { moveEnrolment } from './move-enrolment.ts';
import { readItem } from './read.ts';
import { roll } from './roll.ts';
import { updateIf } from './update-if.ts';

export function enrolmentStore(dynamo: Dynamo): EnrolmentStore {
  const { table } = dynamo;

  return {
    async enrolment(ref) {
      const item = await readItem(dynamo, keyOf(ref));
      return item && readEnrolment(item);
    },

    enrol: (enrolment, previous, capacity) => enrol(dynamo, enrolment, { previous, capacity }),

    move: (ref, into, behind) => moveEnrolment(dynamo, ref, { into, behind }),

    async postpone(ref, from) {
      return (await updateIf(dynamo, postponeUpdate(table, ref, from))).written ? 'postponed' : 'moved-on';
    },

    async retry(ref, from) {
      return readIfWritten(await updateIf(dynamo, retryUpdate(table, ref, from)));
    },

    migrate: (ref, from, to) => migrateEnrolment(dynamo, ref, { from, to }),

    roll: (journeyId, since) => roll(dynamo, journeyId, since),

    async park(run, parked) {
      const { written, item } = await updateIf(dynamo, parkUpdate(table, run, parked));
      return written || isParkedBy(run, parked.at, item) ? 'parked' : 'leg-over';
    },

    async wake(ref, from) {
      return readIfWritten(await updateIf(dynamo, wakeUpdate(table, ref, from)));
    },

    async takeOver(ref, from) {
      return readIfWritten(await updateIf(dynamo, takeOverUpdate(table, ref, from)));
    },

    async complete(run, end) {
      const { written } = await updateIf(dynamo, endUpdate(table, run, { status: 'DONE', ...end }));
      return written ? 'ended' : 'leg-over';
    },

    async fail(run, end) {
      const { written } = await updateIf(dynamo, endUpdate(table, run, { status: 'FAILED', ...end }));
      return written ? 'ended' : 'leg-over';
    },

    async exit(ref, end) {
      const { written } = await updateIf(dynamo, exitUpdate(table, ref, end));
      return written ? 'ended' : 'already-ended';
    },

    async reachGoal(ref, goal) {
      const { written } = await updateIf(dynamo, goalUpdate(table, ref, goal));
      return written ? 'reached' : 'already-reached';
    },

    fallingDue: (from, to) => fallingDue(dynamo, DUE_ENROLMENTS, { from, to }),
  };
}

/** A first try may have been written although its answer was lost. */
function isParkedBy(run: Run, at: string, item: Item | undefined): boolean {
  return item?.status === 'PARKED' && item.leg === run.leg && item.at === at;
}

function readIfWritten({ written, item }: { written: boolean; item: Item | undefined }) {
  return written && item !== undefined ? readEnrolment(item) : undefined;
}
