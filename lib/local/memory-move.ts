import type { EnrolmentRef } from '../core/enrolment/definition.ts';
import { findEnrolment, putEnrolment, removeEnrolment } from './memory-enrolment-row.ts';
import { entryOf, guardOf } from './memory-entries.ts';
import type { MemoryTable } from './memory-table.ts';

/** Another enrolment that came from the same id before is not in the way: it is an earlier one of the same customer. */
export function moveEnrolment(
  table: MemoryTable,
  ref: EnrolmentRef,
  into: string,
  behind?: string,
): 'moved' | 'exists' | 'running' {
  const enrolment = findEnrolment(table, ref);
  if (enrolment === undefined) return 'moved';
  if (enrolment.status === 'RUNNING') return 'running';
  const { assignedAs = ref.customerId } = enrolment;
  const moved = { ...enrolment, customerId: into, assignedAs };
  const guard = table.entries.get(guardOf(moved));
  const isInTheWay = guard?.movedFrom !== ref.customerId && guard?.enrolmentId !== behind;
  if (guard !== undefined && isInTheWay) return 'exists';
  removeEnrolment(table, enrolment);
  table.entries.delete(guardOf(enrolment));
  table.entries.set(guardOf(moved), { ...entryOf(moved), movedFrom: ref.customerId });
  putEnrolment(table, moved);
  return 'moved';
}
