import type { Enrolment, Run } from '../core/enrolment/definition.ts';
import type { EnrolmentStore } from '../core/ports.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { currentLeg, findEnrolment, type MemoryTable, putEnrolment } from './memory-table.ts';

export function memoryEnrolments(table: MemoryTable): EnrolmentStore {
  return {
    async enrolment(ref) {
      return findEnrolment(table, ref);
    },

    async enrol(enrolment, previous) {
      if (findEnrolment(table, enrolment) !== undefined) return 'exists';
      const guard = guardOf(enrolment);
      if (table.entries.get(guard) !== previous) return 'stale';
      table.entries.set(guard, enrolment.enrolmentId);
      putEnrolment(table, enrolment);
      return 'enrolled';
    },

    async park(run, { at, dueAt, waiting }) {
      const enrolment = currentLeg(table, run);
      if (enrolment === undefined) return parkedBefore(table, run, at) ? 'parked' : 'leg-over';
      putEnrolment(table, { ...enrolment, status: 'PARKED', at, dueAt, waiting });
      return 'parked';
    },

    async wake(ref, { leg, at, leaseUntil, visit: which, wokenBy }) {
      const enrolment = findEnrolment(table, ref);
      if (enrolment?.status !== 'PARKED' || enrolment.leg !== leg) return undefined;
      const { waiting: _over, wokenBy: _before, ...rest } = enrolment;
      const woken = wokenBy === undefined ? rest : { ...rest, wokenBy };
      const visit = which === 'same' ? {} : { visit: woken.visit + 1, visitBegan: which.began };
      return putEnrolment(table, {
        ...woken,
        ...visit,
        status: 'RUNNING',
        leg: leg + 1,
        at,
        dueAt: leaseUntil,
      });
    },

    async takeOver(ref, { leg, now, leaseUntil }) {
      const enrolment = findEnrolment(table, ref);
      if (enrolment?.status !== 'RUNNING' || enrolment.leg !== leg) return undefined;
      if (enrolment.dueAt === undefined || enrolment.dueAt > now) return undefined;
      return putEnrolment(table, { ...enrolment, leg: leg + 1, dueAt: leaseUntil });
    },

    async complete(run, end) {
      return endLeg(table, run, { status: 'DONE', ...end });
    },

    async fail(run, end) {
      return endLeg(table, run, { status: 'FAILED', ...end });
    },

    async exit(ref, { reason, endedAt }) {
      const enrolment = findEnrolment(table, ref);
      if (enrolment?.status !== 'RUNNING' && enrolment?.status !== 'PARKED') return 'already-ended';
      putEnrolment(table, { ...atRest(enrolment), status: 'DONE', reason, endedAt, exited: true });
      return 'ended';
    },

    async reachGoal(ref, goal) {
      const enrolment = findEnrolment(table, ref);
      if (enrolment === undefined || enrolment.goal !== undefined) return 'already-reached';
      putEnrolment(table, { ...enrolment, goal });
      return 'reached';
    },

    async *fallingDue(from, to) {
      yield* table.due.between(from, to);
    },
  };
}

function guardOf({ customerId, journeyId, key }: Enrolment): string {
  return JSON.stringify([customerId, journeyId, key]);
}

function parkedBefore(table: MemoryTable, run: Run, at: string): boolean {
  const enrolment = findEnrolment(table, run);
  return enrolment?.status === 'PARKED' && enrolment.leg === run.leg && enrolment.at === at;
}

function endLeg(
  table: MemoryTable,
  run: Run,
  end: { status: 'DONE' | 'FAILED'; at: string; reason: string; endedAt: EpochMs },
): 'ended' | 'leg-over' {
  const enrolment = currentLeg(table, run);
  if (enrolment === undefined) return 'leg-over';
  putEnrolment(table, { ...atRest(enrolment), ...end });
  return 'ended';
}

/** Without what only an active enrolment has: the wheel forgets it. */
function atRest(enrolment: Enrolment): Enrolment {
  const { dueAt: _due, waiting: _waiting, ...rest } = enrolment;
  return rest;
}
