import * as z from 'zod';
import type { EnrolmentRef } from '../../core/enrolment/definition.ts';
import { type EpochMs, toIso } from '../../core/time/instant.ts';
import type { Dynamo } from './dynamo.ts';
import { rollPartition } from './entering-keys.ts';
import { mergeInOrder } from './merge-in-order.ts';
import { readItems } from './read.ts';
import { ROLL_SHARDS, TABLE } from './table-shape.ts';

const RollItem = z.object({ customerId: z.string(), enrolmentId: z.string(), dueSk: z.string() });
type Listed = z.infer<typeof RollItem>;

/** Sort keys begin with the time of entry. */
export async function* roll(
  dynamo: Dynamo,
  journeyId: string,
  since: EpochMs = 0,
): AsyncGenerator<EnrolmentRef> {
  const shards = Array.from({ length: ROLL_SHARDS }, (_, shard) =>
    listed(dynamo, rollPartition(journeyId, shard), toIso(since)),
  );
  const inOrder = mergeInOrder(shards, (one, other) => (one.dueSk < other.dueSk ? -1 : 1));
  for await (const { customerId, enrolmentId } of inOrder) yield { customerId, enrolmentId };
}

async function* listed(dynamo: Dynamo, partition: string, since: string): AsyncGenerator<Listed> {
  const question = {
    IndexName: TABLE.dueIndex.name,
    KeyConditionExpression: 'duePk = :pk AND dueSk >= :since',
    ExpressionAttributeValues: { ':pk': partition, ':since': since },
  };
  for await (const item of readItems(dynamo, question)) yield RollItem.parse(item);
}
