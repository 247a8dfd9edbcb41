import type { Enrolment, Run } from '../core/enrolment/definition.ts';
import type { EnrolmentStore } from '../core/ports.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { currentLeg, findEnrolment, putEnrolment } from './memory-enrolment-row.ts';
import { byEntry, entryOf, guardOf } from './memory-entries.ts';
import { moveEnrolment } from './memory-move.ts';
import type { MemoryTable } from './memory-table.ts';

export function memoryEnrolments(table: MemoryTable): EnrolmentStore {
  return {
    async enrolment(ref) {
      return findEnrolment(table, ref);
    },

    async enrol(enrolment, previous, capacity) {
      if (findEnrolment(table, enrolment) !== undefined) return 'exists';
      const entered = table.entered.get(enrolment.journeyId) ?? 0;
      if (capacity !== undefined && entered >= capacity) return 'full';
      const guard = guardOf(enrolment);
      if (table.entries.get(guard)?.enrolmentId !== previous) return 'stale';
      const { mergedInto, erasedAt } = table.customers.get(enrolment.customerId)?.profile ?? {};
      if (mergedInto !== undefined || erasedAt !== undefined) return 'stale';
      if (capacity !== undefined) table.entered.set(enrolment.journeyId, entered + 1);
      table.entries.set(guard, entryOf(enrolment));
      putEnrolment(table, enrolment);
      return 'enrolled';
    },

    async move(ref, into, behind) {
      return moveEnrolment(table, ref, into, behind);
    },

    async postpone(ref, { leg, dueAt, until }) {
      const enrolment = findEnrolment(table, ref);
      const { waiting } = enrolment ?? {};
      if (enrolment?.status !== 'PARKED' || waiting === undefined) return 'moved-on';
      if (enrolment.leg !== leg || enrolment.dueAt !== dueAt) return 'moved-on';
      const { pausedSince = dueAt } = waiting;
      putEnrolment(table, { ...enrolment, dueAt: until, waiting: { ...waiting, pausedSince } });
      return 'postponed';
    },

    async retry(ref, { leg, leaseUntil }) {
      const enrolment = findEnrolment(table, ref);
      if (enrolment?.status !== 'FAILED' || enrolment.leg !== leg) return undefined;
      const { reason: _reason, endedAt: _ended, ...failed } = enrolment;
      return putEnrolment(table, { ...failed, status: 'RUNNING', leg: leg + 1, dueAt: leaseUntil });
    },

    async migrate(ref, { leg, version }, { onDue, onEvent, ...to }) {
      const enrolment = findEnrolment(table, ref);
      const { waiting } = enrolment ?? {};
      if (enrolment?.status !== 'PARKED' || waiting === undefined) return 'moved-on';
      if (enrolment.leg !== leg || enrolment.version !== version) return 'moved-on';
      const { onEvent: _before, ...same } = waiting;
      const next = { ...same, onDue, ...(onEvent !== undefined && { onEvent }) };
      putEnrolment(table, { ...enrolment, ...to, waiting: next });
      return 'migrated';
    },

    async *roll(journeyId, since = 0) {
      const entries = [...table.entries.values()].filter(
        (entry) => entry.journeyId === journeyId && entry.enteredAt >= since,
      );
      for (const { customerId, enrolmentId } of entries.toSorted(byEntry)) yield { customerId, enrolmentId };
    },

    async park(run, { at, dueAt, waiting }) {
      const enrolment = currentLeg(table, run);
      if (enrolment === undefined) return parkedBefore(table, run, at) ? 'parked' : 'leg-over';
      putEnrolment(table, { ...enrolment, status: 'PARKED', at, dueAt, waiting });
      return 'parked';
    },

    async wake(ref, from) {
      const { leg, at, leaseUntil, wokenBy, lateSince } = from;
      const enrolment = findEnrolment(table, ref);
      if (enrolment?.status !== 'PARKED' || enrolment.leg !== leg) return undefined;
      const { waiting: _over, wokenBy: _before, ...parked } = enrolment;
      return putEnrolment(table, {
        ...inVisit(parked, from.visit),
        ...(wokenBy !== undefined && { wokenBy }),
        ...(lateSince !== undefined && { lateSince }),
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

/** The next visit, which begins in time unless it is said otherwise; or the same one. */
function inVisit(enrolment: Enrolment, visit: 'same' | { readonly began: EpochMs }): Enrolment {
  if (visit === 'same') return enrolment;
  const { lateSince: _before, ...rest } = enrolment;
  return { ...rest, visit: rest.visit + 1, visitBegan: visit.began };
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
