import * as z from 'zod';
import type { DueEnrolment } from '../../core/ports.ts';
import { type EpochMs, toIso } from '../../core/time/instant.ts';
import type { Dynamo } from './dynamo.ts';
import { mergeInOrder } from './merge-in-order.ts';
import { type Question, readItems } from './read.ts';
import { DUE_SHARDS, duePartition, TABLE } from './table-shape.ts';

/** Enrolments with dueAt in [from, to): hour by hour, and in each hour the shards side by side. */
export async function* fallingDue(dynamo: Dynamo, from: EpochMs, to: EpochMs): AsyncGenerator<DueEnrolment> {
  for (const hour of hoursBetween(from, to)) {
    const shards = Array.from({ length: DUE_SHARDS }, (_, shard) =>
      dueInShard(dynamo, dueQuestion({ hour, shard, from, to })),
    );
    yield* mergeInOrder(shards, byDueAt);
  }
}

const HOUR_MS = 3_600_000;

/** The first instants of the hours that [from, to) touches. */
function hoursBetween(from: EpochMs, to: EpochMs): EpochMs[] {
  const first = Math.floor(from / HOUR_MS);
  const end = Math.ceil(to / HOUR_MS);
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => (first + index) * HOUR_MS);
}

/**
 * A sort key is `<dueAt>#<enrolment>` and so above its own `<dueAt>`: BETWEEN, which includes its ends, leaves out
 * what is due at `to`.
 */
function dueQuestion(range: { hour: EpochMs; shard: number; from: EpochMs; to: EpochMs }): Question {
  return {
    IndexName: TABLE.dueIndex.name,
    KeyConditionExpression: 'duePk = :pk AND dueSk BETWEEN :from AND :to',
    ExpressionAttributeValues: {
      ':pk': duePartition(toIso(range.hour), range.shard),
      ':from': toIso(range.from),
      ':to': toIso(range.to),
    },
  };
}

const DueItem = z.object({
  customerId: z.string(),
  enrolmentId: z.string(),
  leg: z.int(),
  dueAt: z.number(),
});

async function* dueInShard(dynamo: Dynamo, question: Question): AsyncGenerator<DueEnrolment> {
  for await (const item of readItems(dynamo, question)) yield DueItem.parse(item);
}

function byDueAt(one: DueEnrolment, other: DueEnrolment): number {
  if (one.dueAt !== other.dueAt) return one.dueAt - other.dueAt;
  return one.enrolmentId < other.enrolmentId ? -1 : 1;
}
