import * as z from 'zod';
import type { SuppressionStore } from '../../core/ports.ts';
import { put } from './actions.ts';
import { addressHash } from './address-hash.ts';
import type { Dynamo } from './dynamo.ts';
import { BOUNCES_DAYS, expiresAt } from './expiry.ts';
import { readItem } from './read.ts';
import { bouncesKey } from './sending-keys.ts';
import { untilFirst } from './until-first.ts';
import { putIf } from './write-if.ts';

type SoftBounce = Parameters<SuppressionStore['noteSoftBounce']>[0];

/** Nobody asks for more: an address is given up long before. */
const MOST_BOUNCES = 20;

const BouncesItem = z.object({
  bounces: z.array(z.object({ sendId: z.string(), at: z.number() })),
  version: z.int(),
});

/** Adds to an address's bounces, which are few, as one row. */
export async function noteSoftBounce(dynamo: Dynamo, bounce: SoftBounce): Promise<number> {
  const { channel, address, sendId, at, since } = bounce;
  const key = bouncesKey(channel, addressHash(channel, address));
  return untilFirst(await readItem(dynamo, key), async (item) => {
    const { bounces, version } = BouncesItem.parse(item ?? { bounces: [], version: 0 });
    if (bounces.some((one) => one.sendId === sendId)) return { done: countSince(since, bounces) };
    const noted = [...bounces, { sendId, at }]
      .filter((one) => one.at >= since)
      .toSorted((one, other) => one.at - other.at)
      .slice(-MOST_BOUNCES);
    const next = { ...key, bounces: noted, version: version + 1, expiresAt: expiresAt(at, BOUNCES_DAYS) };
    const isAsRead =
      item === undefined
        ? { only: 'attribute_not_exists(pk)' }
        : { only: '#version = :version', values: { version } };
    const { written, item: found } = await putIf(dynamo, put(dynamo.table, next, isAsRead));
    return written ? { done: noted.length } : { found };
  });
}

function countSince(since: number, bounces: readonly { readonly at: number }[]): number {
  return bounces.filter((one) => one.at >= since).length;
}
