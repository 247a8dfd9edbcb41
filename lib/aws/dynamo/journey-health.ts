import * as z from 'zod';
import type { JourneyHealth } from '../../core/ports.ts';
import { shardOf } from '../../core/shard-of.ts';
import { type EpochMs, toIso } from '../../core/time/instant.ts';
import { update } from './actions.ts';
import type { Dynamo } from './dynamo.ts';
import { expiresAt, HEALTH_DAYS } from './expiry.ts';
import { readAll } from './read.ts';
import { healthKey, healthPartition, healthSince } from './sending-keys.ts';
import { HEALTH_SHARDS } from './table-shape.ts';

/** Adds one to a figure of the hour. */
export function countHealth(
  table: string,
  { sendId, journeyId }: { readonly sendId: string; readonly journeyId: string },
  { figure, at }: { readonly figure: keyof JourneyHealth; readonly at: EpochMs },
) {
  const key = healthKey(journeyId, toIso(at), shardOf(sendId, HEALTH_SHARDS));
  return update(table, key, {
    set: 'ADD #figure :one SET #expiresAt = :expiresAt',
    names: { figure },
    values: { one: 1, expiresAt: expiresAt(at, HEALTH_DAYS) },
  });
}

const Figure = z.int().default(0);
const HealthItem = z.object({ sent: Figure, bounced: Figure, complained: Figure });

/** All hours since that of a moment, all shards. */
export async function journeyHealth(
  dynamo: Dynamo,
  journeyId: string,
  since: EpochMs,
): Promise<JourneyHealth> {
  const items = await readAll(dynamo, {
    KeyConditionExpression: 'pk = :pk AND sk >= :since',
    ExpressionAttributeValues: {
      ':pk': healthPartition(journeyId),
      // Before 1970 a year has a sign, which text order does not know; nothing happened then.
      ':since': healthSince(toIso(Math.max(0, since))),
    },
    ConsistentRead: true,
  });
  const rows = items.map((item) => HealthItem.parse(item));
  const sum = (figure: keyof JourneyHealth) => rows.reduce((total, row) => total + row[figure], 0);
  return { sent: sum('sent'), bounced: sum('bounced'), complained: sum('complained') };
}
