import type { EpochMs } from '../core/time/instant.ts';

/** What falls due when. Rows lie in buckets of a minute; a question sorts the few buckets that it covers. */
export type DueIndex<Row> = {
  put(row: Row): void;
  remove(row: Row): void;
  /** Rows with dueAt in [from, to), by dueAt and then by name. */
  between(from: EpochMs, to: EpochMs): Iterable<Row>;
};

const BUCKET_MS = 60_000;

export function createDueIndex<Row extends { readonly dueAt: EpochMs }>(
  nameOf: (row: Row) => string,
): DueIndex<Row> {
  const buckets = new Map<number, Map<string, Row>>();
  const byDueAt = (one: Row, other: Row) => one.dueAt - other.dueAt || (nameOf(one) < nameOf(other) ? -1 : 1);

  return {
    put(row) {
      const number = bucketOf(row.dueAt);
      const bucket = buckets.get(number) ?? new Map<string, Row>();
      buckets.set(number, bucket.set(nameOf(row), row));
    },

    remove(row) {
      const number = bucketOf(row.dueAt);
      const bucket = buckets.get(number);
      bucket?.delete(nameOf(row));
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

/** A narrow question counts through its minutes, a wide one (a year, all of time) through the buckets that there are. */
function bucketsBetween(buckets: ReadonlyMap<number, unknown>, first: number, last: number): number[] {
  if (last - first > buckets.size) {
    return [...buckets.keys()]
      .filter((number) => number >= first && number <= last)
      .toSorted((one, other) => one - other);
  }
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
