import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { normalAddress } from '../../core/channel/normal-address.ts';
import type { Channel } from '../../core/channel/definition.ts';
import { sha256Hex } from '../../core/hash.ts';
import type { SuppressionStore } from '../../core/ports.ts';
import { put } from './actions.ts';
import type { Dynamo } from './dynamo.ts';
import { readItem } from './read.ts';
import { type Key, suppressionKey } from './table-shape.ts';
import { untilFree } from './until-free.ts';

export function suppressionStore(dynamo: Dynamo): SuppressionStore {
  const { client, table } = dynamo;

  return {
    async suppress({ channel, address, reason, at }) {
      const item = { ...suppressionKeyOf(channel, address), channel, reason, at };
      await untilFree(() => client.send(new PutCommand(put(table, item))));
    },

    async isSuppressed(channel, address) {
      return (await readItem(dynamo, suppressionKeyOf(channel, address))) !== undefined;
    },
  };
}

/** The row outlives an erasure of the customer and must not name anyone: only the hash of the address is kept. */
export function suppressionKeyOf(channel: Channel, address: string): Key {
  return suppressionKey(channel, sha256Hex(normalAddress(channel, address)));
}
