import type { Enrolment, EnrolmentRef, Run } from '../core/enrolment/definition.ts';
import type { DueEnrolment } from '../core/ports.ts';
import { frozenCopy } from './memory-copy.ts';
import { customerRow } from './memory-customer-row.ts';
import { byEntry } from './memory-entries.ts';
import type { MemoryTable } from './memory-table.ts';

export function findEnrolment(table: MemoryTable, ref: EnrolmentRef): Enrolment | undefined {
  return table.customers.get(ref.customerId)?.enrolments.find((one) => one.enrolmentId === ref.enrolmentId);
}

/** The enrolment, if the run's leg is its current one and is still running. */
export function currentLeg(table: MemoryTable, run: Run): Enrolment | undefined {
  const enrolment = findEnrolment(table, run);
  return enrolment?.status === 'RUNNING' && enrolment.leg === run.leg ? enrolment : undefined;
}

/** Puts an enrolment in the place of its former self, and moves it in the due index. */
export function putEnrolment(table: MemoryTable, enrolment: Enrolment): Enrolment {
  const row = customerRow(table, enrolment.customerId);
  const next = frozenCopy(enrolment);
  const place = row.enrolments.findIndex((one) => one.enrolmentId === next.enrolmentId);
  const former = row.enrolments[place];
  row.enrolments = Object.freeze(
    former === undefined ? [...row.enrolments, next].toSorted(byEntry) : row.enrolments.with(place, next),
  );
  const formerDue = former && dueOf(former);
  const nextDue = dueOf(next);
  if (formerDue !== undefined) table.due.remove(formerDue);
  if (nextDue !== undefined) table.due.put(nextDue);
  return next;
}

export function removeEnrolment(table: MemoryTable, enrolment: Enrolment): void {
  const row = customerRow(table, enrolment.customerId);
  row.enrolments = Object.freeze(row.enrolments.filter((one) => one.enrolmentId !== enrolment.enrolmentId));
  const due = dueOf(enrolment);
  if (due !== undefined) table.due.remove(due);
}

function dueOf({ customerId, enrolmentId, leg, dueAt }: Enrolment): DueEnrolment | undefined {
  return dueAt === undefined ? undefined : Object.freeze({ customerId, enrolmentId, leg, dueAt });
}
