import type { Enrolment } from '../core/enrolment/definition.ts';
import type { EntryRow } from './memory-table.ts';

/** The name of the re-entry guard: one for each customer, journey and key. */
export function guardOf({ customerId, journeyId, key }: Enrolment): string {
  return JSON.stringify([customerId, journeyId, key]);
}

export function entryOf({ customerId, enrolmentId, journeyId, enteredAt }: Enrolment): EntryRow {
  return { customerId, enrolmentId, journeyId, enteredAt };
}

export function byEntry(
  one: { readonly enteredAt: number; readonly enrolmentId: string },
  other: { readonly enteredAt: number; readonly enrolmentId: string },
): number {
  if (one.enteredAt !== other.enteredAt) return one.enteredAt - other.enteredAt;
  return one.enrolmentId < other.enrolmentId ? -1 : 1;
}
