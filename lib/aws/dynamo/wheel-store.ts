import * as z from 'zod';
import type { WheelStore } from '../../core/ports.ts';
import { update } from './actions.ts';
import type { Dynamo } from './dynamo.ts';
import { readItem } from './read.ts';
import { WHEEL_KEY } from './table-shape.ts';
import { updateIf } from './update-if.ts';

const WheelItem = z.object({ handedUntil: z.number().optional(), walkedEdition: z.string().optional() });

/** One row; each update leaves the other's attribute as it is. */
export function wheelStore(dynamo: Dynamo): WheelStore {
  const { table } = dynamo;
  const wheel = async () => WheelItem.parse((await readItem(dynamo, WHEEL_KEY)) ?? {});

  return {
    async handedUntil() {
      return (await wheel()).handedUntil;
    },

    async setHandedUntil(until) {
      const change = { set: 'SET #handedUntil = :until', values: { until } };
      await updateIf(dynamo, update(table, WHEEL_KEY, change));
    },

    async walkedEdition() {
      return (await wheel()).walkedEdition;
    },

    async setWalkedEdition(edition) {
      const change = { set: 'SET #walkedEdition = :edition', values: { edition } };
      await updateIf(dynamo, update(table, WHEEL_KEY, change));
    },
  };
}
