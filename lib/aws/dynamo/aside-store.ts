import * as z from 'zod';
import { customersNamed } from '../../core/event/customers-named.ts';
import type { Aside, AsideCount, AsideStore } from '../../core/ports.ts';
import { shardOf } from '../../core/shard-of.ts';
import { type EpochMs, toIso } from '../../core/time/instant.ts';
import { put, update } from './actions.ts';
import {
  asideCountKey,
  asideCountPartition,
  asideIdKey,
  asideKey,
  asideOfKey,
  asidePartition,
  dayOf,
} from './aside-keys.ts';
import type { Dynamo } from './dynamo.ts';
import { ASIDE_DAYS, expiresAt as expiryFrom } from './expiry.ts';
import { jsonText } from './json-text.ts';
import { mergeInOrder } from './merge-in-order.ts';
import { readAll, readItems } from './read.ts';
import { ASIDE_SHARDS } from './table-shape.ts';
import { type Step, transact } from './transact.ts';

const SHARDS = Array.from({ length: ASIDE_SHARDS }, (_, shard) => shard);

export function asideStore(dynamo: Dynamo): AsideStore {
  return {
    async setAside(aside) {
      await transact(dynamo, asideSteps(dynamo.table, aside));
    },

    async counts(since) {
      const parts = SHARDS.map((shard) => readAll(dynamo, countsQuestion(shard, since)));
      return sumCounts((await Promise.all(parts)).flat().map((item) => CountItem.parse(item)));
    },

    of(day) {
      const shards = SHARDS.map((shard) => asidesOf(dynamo, asidePartition(toIso(day), shard)));
      return mergeInOrder(shards, (one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
    },
  };
}

function asideSteps(table: string, aside: Aside): Step<'known'>[] {
  const { id, name, reason, event } = aside;
  const at = toIso(aside.at);
  const day = dayOf(at);
  const shard = shardOf(id, ASIDE_SHARDS);
  const expiresAt = expiryFrom(aside.at, ASIDE_DAYS);
  const isNew = { only: 'attribute_not_exists(pk)' };
  const key = asideKey({ id, at, shard });
  const row = {
    ...key,
    ...aside,
    ...(event !== undefined && { event: JSON.stringify(event) }),
    expiresAt,
  };
  const count = update(table, asideCountKey({ day, name, reason, shard }), {
    set: 'ADD #count :one SET #day = :day, #name = :name, #reason = :reason, #expiresAt = :expiresAt',
    values: { one: 1, day, name, reason, expiresAt },
  });
  return [
    { action: { Put: put(table, { ...asideIdKey(id), expiresAt }, isNew) }, otherwise: 'known' },
    { action: { Put: put(table, row) } },
    { action: { Update: count } },
    ...customersNamed(event).map((customerId) => ({
      action: { Put: put(table, { ...asideOfKey(customerId, { id, at }), aside: key, expiresAt }) },
    })),
  ];
}

const AsideItem = z.object({
  id: z.string(),
  at: z.number(),
  name: z.string(),
  reason: z.string(),
  detail: z.string(),
  event: z.exactOptional(jsonText(z.unknown())),
});

/** By their sort keys: oldest first. */
async function* asidesOf(dynamo: Dynamo, partition: string): AsyncGenerator<Aside> {
  const question = {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': partition },
    ConsistentRead: true,
  };
  for await (const item of readItems(dynamo, question)) yield AsideItem.parse(item);
}

const CountItem = z.object({ day: z.string(), name: z.string(), reason: z.string(), count: z.int() });

function countsQuestion(shard: number, since: EpochMs) {
  return {
    KeyConditionExpression: 'pk = :pk AND sk >= :since',
    ExpressionAttributeValues: {
      ':pk': asideCountPartition(shard),
      // Before 1970 a year has a sign, which text order does not know; nothing happened then.
      ':since': dayOf(toIso(Math.max(0, since))),
    },
    ConsistentRead: true,
  };
}

/** The parts added up, in order of day, name and reason. */
function sumCounts(parts: readonly AsideCount[]): AsideCount[] {
  const same = Map.groupBy(parts, ({ day, name, reason }) => JSON.stringify([day, name, reason]));
  return [...same]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, [first, ...others]]) => (first === undefined ? [] : [others.reduce(plus, first)]));
}

function plus(sum: AsideCount, { count }: AsideCount): AsideCount {
  return { ...sum, count: sum.count + count };
}
