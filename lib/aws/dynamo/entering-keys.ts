import { escaped, type Key } from './table-shape.ts';

/** Keys of what is kept of a journey's entries as a whole. */

/** Partition of the index `due`: the latest enrolment of each customer and key. */
export function rollPartition(journeyId: string, shard: number): string {
  return `roll#${journeyId}#${shard}`;
}

/** How many entered a journey that takes only so many, in parts. */
export function capacityPartition(journeyId: string): string {
  return `capacity#${escaped(journeyId)}`;
}
export function capacityKey(journeyId: string, shard: number): Key {
  return { pk: capacityPartition(journeyId), sk: String(shard) };
}
