import type { EnrolmentRef, Run } from '../../core/enrolment/definition.ts';
import type { EnrolmentStore } from '../../core/ports.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { update } from './actions.ts';
import { dueKey, waitingText } from './enrolment-item.ts';
import { updateRunningLeg } from './running-leg.ts';
import { enrolmentKey } from './table-shape.ts';

/** The requests that move an enrolment: each names what it assumes of the row. */

export function parkUpdate(table: string, run: Run, parked: Parameters<EnrolmentStore['park']>[1]) {
  const { at, dueAt, waiting } = parked;
  return updateRunningLeg(table, run, {
    set: `SET #status = :parked, #at = :at, #waiting = :waiting, ${SET_DUE}`,
    values: { parked: 'PARKED', at, waiting: waitingText(waiting), ...due(run, dueAt) },
  });
}

export function wakeUpdate(table: string, ref: EnrolmentRef, from: Parameters<EnrolmentStore['wake']>[1]) {
  const { leg, at, leaseUntil, visit, wokenBy, lateSince } = from;
  const isParked = '#status = :parked';
  const isThatLeg = '#leg = :leg';
  const nextVisit = visit === 'same' ? '' : ' #visit = #visit + :one, #visitBegan = :began,';
  const late = lateSince === undefined ? '' : ' #lateSince = :lateSince,';
  const byEvent = wokenBy === undefined ? '' : ' #wokenBy = :wokenBy,';
  const over = [
    '#waiting, #pausedSince',
    ...(wokenBy === undefined ? ['#wokenBy'] : []),
    ...(lateSince === undefined && visit !== 'same' ? ['#lateSince'] : []),
  ];
  const move = `SET #status = :running, #at = :at, #leg = :next,${nextVisit}${late}${byEvent} ${SET_DUE}`;
  const values = {
    parked: 'PARKED',
    running: 'RUNNING',
    leg,
    next: leg + 1,
    ...(visit !== 'same' && { one: 1, began: visit.began }),
    at,
    ...(lateSince !== undefined && { lateSince }),
    ...(wokenBy !== undefined && { wokenBy }),
  };
  return update(table, keyOf(ref), {
    set: `${move} REMOVE ${over.join(', ')}`,
    only: `${isParked} AND ${isThatLeg}`,
    values: { ...values, ...due(ref, leaseUntil) },
  });
}

export function takeOverUpdate(
  table: string,
  ref: EnrolmentRef,
  from: Parameters<EnrolmentStore['takeOver']>[1],
) {
  const { leg, now, leaseUntil } = from;
  const isRunning = '#status = :running';
  const isThatLeg = '#leg = :leg';
  const leaseIsOver = '#dueAt <= :now';
  return update(table, keyOf(ref), {
    set: `SET #leg = :next, ${SET_DUE}`,
    only: `${isRunning} AND ${isThatLeg} AND ${leaseIsOver}`,
    values: { running: 'RUNNING', leg, next: leg + 1, now, ...due(ref, leaseUntil) },
  });
}

export function postponeUpdate(
  table: string,
  ref: EnrolmentRef,
  { leg, dueAt, until }: Parameters<EnrolmentStore['postpone']>[1],
) {
  const isParked = '#status = :parked';
  const isThatLeg = '#leg = :leg';
  const isDueThen = '#dueAt = :was';
  return update(table, keyOf(ref), {
    set: `SET ${SET_DUE}, #pausedSince = if_not_exists(#pausedSince, :was)`,
    only: `${isParked} AND ${isThatLeg} AND ${isDueThen}`,
    values: { parked: 'PARKED', leg, was: dueAt, ...due(ref, until) },
  });
}

export function retryUpdate(
  table: string,
  ref: EnrolmentRef,
  { leg, leaseUntil }: Parameters<EnrolmentStore['retry']>[1],
) {
  const isFailed = '#status = :failed';
  const isThatLeg = '#leg = :leg';
  return update(table, keyOf(ref), {
    set: `SET #status = :running, #leg = :next, ${SET_DUE} REMOVE #reason, #endedAt`,
    only: `${isFailed} AND ${isThatLeg}`,
    values: { failed: 'FAILED', running: 'RUNNING', leg, next: leg + 1, ...due(ref, leaseUntil) },
  });
}

export function endUpdate(
  table: string,
  run: Run,
  end: { status: 'DONE' | 'FAILED'; at: string; reason: string; endedAt: EpochMs },
) {
  const { status, at, reason, endedAt } = end;
  return updateRunningLeg(table, run, {
    set: `SET #status = :ended, #at = :at, #reason = :reason, #endedAt = :endedAt ${REMOVE_DUE}`,
    values: { ended: status, at, reason, endedAt },
  });
}

export function exitUpdate(
  table: string,
  ref: EnrolmentRef,
  { reason, endedAt }: Parameters<EnrolmentStore['exit']>[1],
) {
  const isActive = '#status IN (:running, :parked)';
  return update(table, keyOf(ref), {
    set: `SET #status = :done, #reason = :reason, #endedAt = :endedAt, #exited = :true ${REMOVE_DUE}`,
    only: isActive,
    values: { running: 'RUNNING', parked: 'PARKED', done: 'DONE', reason, endedAt, true: true },
  });
}

export function goalUpdate(
  table: string,
  ref: EnrolmentRef,
  goal: Parameters<EnrolmentStore['reachGoal']>[1],
) {
  const isThere = 'attribute_exists(pk)';
  const isFirst = 'attribute_not_exists(#goal)';
  return update(table, keyOf(ref), {
    set: 'SET #goal = :goal',
    only: `${isThere} AND ${isFirst}`,
    values: { goal },
  });
}

export function keyOf({ customerId, enrolmentId }: EnrolmentRef) {
  return enrolmentKey(customerId, enrolmentId);
}

const SET_DUE = '#dueAt = :dueAt, #duePk = :duePk, #dueSk = :dueSk';
/** What is over needs no waking. */
const REMOVE_DUE = 'REMOVE #dueAt, #duePk, #dueSk, #waiting, #pausedSince';

function due(ref: { readonly enrolmentId: string }, dueAt: EpochMs) {
  return { dueAt, ...dueKey(ref.enrolmentId, dueAt) };
}
