import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { WheelStore } from '../../core/ports.ts';
import { put } from './actions.ts';
import type { Dynamo } from './dynamo.ts';
import { readItem } from './read.ts';
import { WHEEL_KEY } from './table-shape.ts';
import { untilFree } from './until-free.ts';

const WheelItem = z.object({ handedUntil: z.number() });

export function wheelStore(dynamo: Dynamo): WheelStore {
  const { client, table } = dynamo;

  return {
    async handedUntil() {
      const item = await readItem(dynamo, WHEEL_KEY);
      return item && WheelItem.parse(item).handedUntil;
    },

    async setHandedUntil(until) {
      const item = { ...WHEEL_KEY, handedUntil: until };
      await untilFree(() => client.send(new PutCommand(put(table, item))));
    },
  };
}
