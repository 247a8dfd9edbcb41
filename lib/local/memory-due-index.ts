import type { EnrolmentRef } from '../core/enrolment/definition.ts';
import type { DueEnrolment } from '../core/ports.ts';
import type { EpochMs } from '../core/time/instant.ts';

/** Which enrolments fall due when. Rows lie in buckets of a minute; a question sorts the few buckets that it covers. */
export type DueIndex = {
  put(due: DueEnrolment): void;
  remove(ref: EnrolmentRef, dueAt: EpochMs): void;
  /** Rows with dueAt in [from, to), by dueAt and then by enrolment. */
  between(from: EpochMs, to: EpochMs): Iterable<DueEnrolment>;
};

const BUCKET_MS = 60_000;

export function createDueIndex(): DueIndex {
  const buckets = new Map<number, Map<string, DueEnrolment>>();

  return {
    put(due) {
      const number = bucketOf(due.dueAt);
      const bucket = buckets.get(number) ?? new Map<string, DueEnrolment>();
      buckets.set(number, bucket.set(nameOf(due), due));
    },

    remove(ref, dueAt) {
      const number = bucketOf(dueAt);
      const bucket = buckets.get(number);
      bucket?.delete(nameOf(ref));
      if (bucket?.size === 0) buckets.delete(number);
    },

    *between(from, to) {
      for (const number of bucketsBetween(buckets, bucketOf(from), bucketOf(to))) {
        const rows = [...(buckets.get(number)?.values() ?? [])];
        yield* rows.filter((row) => row.dueAt >= from && row.dueAt < to).toSorted(byDueAt);
      }
    },
  };
}

const bucketOf = (dueAt: EpochMs): number => Math.floor(dueAt / BUCKET_MS);

const nameOf = (ref: EnrolmentRef): string => `${ref.enrolmentId}\n${ref.customerId}`;

/** A narrow question counts through its minutes, a wide one (a year, all of time) through the buckets that there are. */
function bucketsBetween(buckets: ReadonlyMap<number, unknown>, first: number, last: number): number[] {
  if (last - first > buckets.size) {
    return [...buckets.keys()]
      .filter((number) => number >= first && number <= last)
      .toSorted((one, other) => one - other);
  }
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function byDueAt(one: DueEnrolment, other: DueEnrolment): number {
  if (one.dueAt !== other.dueAt) return one.dueAt - other.dueAt;
  return one.enrolmentId < other.enrolmentId ? -1 : 1;
}
