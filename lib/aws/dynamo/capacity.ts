import * as z from 'zod';
import type { Enrolment } from '../../core/enrolment/definition.ts';
import { shardOf } from '../../core/shard-of.ts';
import { update } from './actions.ts';
import type { Dynamo } from './dynamo.ts';
import { capacityKey, capacityPartition } from './entering-keys.ts';
import { readAll, rowsOf } from './read.ts';
import { CAPACITY_SHARDS } from './table-shape.ts';
import type { Step } from './transact.ts';

const CountItem = z.object({ sk: z.string(), entered: z.int() });

/**
 * The step that takes one place of a journey's, out of a part that has one left. The parts add up to the capacity, and each
 * is never overfilled. A capacity that is lowered while customers enter at the same moment may be overrun by those.
 */
export async function roomFor(
  dynamo: Dynamo,
  { journeyId, enrolmentId }: Enrolment,
  capacity: number,
): Promise<Step<'full'> | 'none'> {
  const items = await readAll(dynamo, rowsOf(capacityPartition(journeyId)));
  const entered = new Map(
    items.map((item) => CountItem.parse(item)).map((count) => [count.sk, count.entered]),
  );
  const all = [...entered.values()].reduce((sum, count) => sum + count, 0);
  if (all >= capacity) return 'none';
  const first = shardOf(enrolmentId, CAPACITY_SHARDS);
  const inTurn = Array.from({ length: CAPACITY_SHARDS }, (_, index) => (first + index) % CAPACITY_SHARDS);
  const shard = inTurn.find((one) => (entered.get(String(one)) ?? 0) < partOf(capacity, one));
  if (shard === undefined) return 'none';
  const count = update(dynamo.table, capacityKey(journeyId, shard), {
    set: 'ADD #entered :one',
    only: 'attribute_not_exists(#entered) OR #entered < :part',
    values: { one: 1, part: partOf(capacity, shard) },
  });
  return { action: { Update: count }, otherwise: 'full' };
}

/** 10 in 8 parts are 2, 2, 1, 1, 1, 1, 1, 1. */
function partOf(capacity: number, shard: number): number {
  return Math.floor((capacity + CAPACITY_SHARDS - 1 - shard) / CAPACITY_SHARDS);
}
