import * as z from 'zod';
import type { JourneyStore } from '../../core/ports.ts';
import { check, put } from './actions.ts';
import type { Dynamo } from './dynamo.ts';
import { journeyHealth } from './journey-health.ts';
import { readItem } from './read.ts';
import { pauseKey } from './sending-keys.ts';
import { PAUSE_SHARDS } from './table-shape.ts';
import { transact } from './transact.ts';

const SHARDS = Array.from({ length: PAUSE_SHARDS }, (_, shard) => shard);

/** A pause is written to all of its shards or none, so that one of them answers for all. */
export function journeyStore(dynamo: Dynamo): JourneyStore {
  const { table } = dynamo;

  return {
    async pause(journeyId, { reason, at }) {
      const isNew = { only: 'attribute_not_exists(pk)' };
      const steps = SHARDS.map((shard) => ({
        action: { Put: put(table, { ...pauseKey(journeyId, shard), reason, at }, isNew) },
        otherwise: 'already-paused' as const,
      }));
      return (await transact(dynamo, steps))?.answer ?? 'paused';
    },

    async resume(journeyId) {
      const isThere = { only: 'attribute_exists(pk)' };
      const steps = SHARDS.map((shard) => ({
        action: { Delete: check(table, pauseKey(journeyId, shard), isThere) },
        otherwise: 'not-paused' as const,
      }));
      return (await transact(dynamo, steps))?.answer ?? 'resumed';
    },

    async pauseOf(journeyId) {
      const item = await readItem(dynamo, pauseKey(journeyId, 0));
      return item && PauseItem.parse(item);
    },

    health: (journeyId, since) => journeyHealth(dynamo, journeyId, since),
  };
}

const PauseItem = z.object({ reason: z.string(), at: z.number() });
