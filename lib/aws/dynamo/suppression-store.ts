import * as z from 'zod';
import type { Channel } from '../../core/channel/definition.ts';
import type { SuppressionReason, SuppressionStore } from '../../core/ports.ts';
import { check, put } from './actions.ts';
import { addressHash } from './address-hash.ts';
import type { Dynamo } from './dynamo.ts';
import { readItem } from './read.ts';
import { suppressionKey } from './sending-keys.ts';
import { noteSoftBounce } from './soft-bounces.ts';
import type { Key } from './table-shape.ts';
import { deleteIf, putIf } from './write-if.ts';

const REASONS = ['hard-bounce', 'soft-bounces', 'complaint', 'stop'] as const satisfies SuppressionReason[];
const SuppressionItem = z.object({ reason: z.enum(REASONS) });

export function suppressionStore(dynamo: Dynamo): SuppressionStore {
  const { table } = dynamo;

  return {
    async suppress({ channel, address, reason, at }) {
      const isNew = { only: 'attribute_not_exists(pk)' };
      const item = { ...keyOf(channel, address), channel, reason, at };
      return (await putIf(dynamo, put(table, item, isNew))).written;
    },

    async release({ channel, address, reason }) {
      const hasThisReason = { only: '#reason = :reason', values: { reason } };
      return (await deleteIf(dynamo, check(table, keyOf(channel, address), hasThisReason))).written;
    },

    async suppression(channel, address) {
      const item = await readItem(dynamo, keyOf(channel, address));
      return item && SuppressionItem.parse(item).reason;
    },

    noteSoftBounce: (bounce) => noteSoftBounce(dynamo, bounce),
  };
}

function keyOf(channel: Channel, address: string): Key {
  return suppressionKey(channel, addressHash(channel, address));
}
