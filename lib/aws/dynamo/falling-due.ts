import { type EpochMs, toIso } from '../../core/time/instant.ts';
import type { Dynamo, Item } from './dynamo.ts';
import { mergeInOrder } from './merge-in-order.ts';
import { type Question, readItems } from './read.ts';
import { TABLE } from './table-shape.ts';

/** One kind of rows in the index `due`. */
export type DueRows<Due> = {
  readonly shards: number;
  /** @param moment any of the hour, ISO 8601 */
  partition(moment: string, shard: number): string;
  read(item: Item): Due;
  nameOf(due: Due): string;
};

type Range = { readonly from: EpochMs; readonly to: EpochMs };

/** Rows with dueAt in [from, to): hour by hour, and in each hour the shards side by side. */
export async function* fallingDue<Due extends { readonly dueAt: EpochMs }>(
  dynamo: Dynamo,
  rows: DueRows<Due>,
  range: Range,
): AsyncGenerator<Due> {
  const byDueAt = (one: Due, other: Due) =>
    one.dueAt - other.dueAt || (rows.nameOf(one) < rows.nameOf(other) ? -1 : 1);
  for (const hour of hoursBetween(range)) {
    const shards = Array.from({ length: rows.shards }, (_, shard) =>
      dueInPartition(dynamo, rows, dueQuestion(rows.partition(toIso(hour), shard), range)),
    );
    yield* mergeInOrder(shards, byDueAt);
  }
}

const HOUR_MS = 3_600_000;

/** The first instants of the hours that [from, to) touches. */
function hoursBetween({ from, to }: Range): EpochMs[] {
  const first = Math.floor(from / HOUR_MS);
  const end = Math.ceil(to / HOUR_MS);
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => (first + index) * HOUR_MS);
}

/**
 * A sort key is `<dueAt>#<name>` and so above its own `<dueAt>`: BETWEEN, which includes its ends, leaves out what is due
 * at `to`.
 */
function dueQuestion(partition: string, { from, to }: Range): Question {
  return {
    IndexName: TABLE.dueIndex.name,
    KeyConditionExpression: 'duePk = :pk AND dueSk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': partition, ':from': toIso(from), ':to': toIso(to) },
  };
}

async function* dueInPartition<Due>(
  dynamo: Dynamo,
  rows: DueRows<Due>,
  question: Question,
): AsyncGenerator<Due> {
  for await (const item of readItems(dynamo, question)) yield rows.read(item);
}
