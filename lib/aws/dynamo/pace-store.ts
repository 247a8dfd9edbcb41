import * as z from 'zod';
import type { Channel } from '../../core/channel/definition.ts';
import { Pace } from '../../core/pace/definition.ts';
import { microsOf, msOf, turnMicros } from '../../core/pace/micros.ts';
import type { PaceStore } from '../../core/ports.ts';
import { update } from './actions.ts';
import type { Dynamo } from './dynamo.ts';
import { readItem } from './read.ts';
import { paceKey } from './sending-keys.ts';
import { untilFirst } from './until-first.ts';
import { updateIf } from './update-if.ts';

const PaceItem = z.object({
  lastTurnMicros: z.int().default(0),
  closed: Pace.shape.closed,
  allowance: Pace.shape.allowance,
});

export function paceStore(dynamo: Dynamo): PaceStore {
  const { table } = dynamo;

  return {
    async pace(channel) {
      const { lastTurnMicros, ...rest } = PaceItem.parse((await readItem(dynamo, paceKey(channel))) ?? {});
      return { nextAt: msOf(lastTurnMicros), ...rest };
    },

    takeTurn(channel, now, perSecond) {
      const turn = { now: microsOf(now), step: turnMicros(perSecond) };
      return untilFirst(undefined, async () => {
        const queued = await updateIf(dynamo, behindOthers(table, channel, turn));
        const { written, item } = queued.written
          ? queued
          : await updateIf(dynamo, firstOfAll(table, channel, turn));
        return written ? { done: msOf(PaceItem.parse(item).lastTurnMicros) } : { found: undefined };
      });
    },

    async close(channel, stop) {
      const isOpen = 'attribute_not_exists(#closed)';
      const opensEarlier = '#closed.#until < :until';
      const request = update(table, paceKey(channel), {
        set: 'SET #closed = :stop',
        only: `${isOpen} OR ${opensEarlier}`,
        values: { stop, until: stop.until },
      });
      await updateIf(dynamo, request);
    },

    async setAllowance(channel, allowance) {
      const change =
        allowance === undefined
          ? { set: 'REMOVE #allowance' }
          : { set: 'SET #allowance = :allowance', values: { allowance } };
      await updateIf(dynamo, update(table, paceKey(channel), change));
    },
  };
}

type Turn = { readonly now: number; readonly step: number };

/** While others wait: after the last of them. Adding cannot be lost, however many do it at once. */
function behindOthers(table: string, channel: Channel, { now, step }: Turn) {
  const othersWait = '#lastTurnMicros >= :now';
  return update(table, paceKey(channel), {
    set: 'SET #lastTurnMicros = #lastTurnMicros + :step',
    only: othersWait,
    values: { step, now },
  });
}

/** Nobody waits: the next turn from now. */
function firstOfAll(table: string, channel: Channel, { now, step }: Turn) {
  const nobodyEverWaited = 'attribute_not_exists(#lastTurnMicros)';
  const nobodyWaits = '#lastTurnMicros < :now';
  return update(table, paceKey(channel), {
    set: 'SET #lastTurnMicros = :turn',
    only: `${nobodyEverWaited} OR ${nobodyWaits}`,
    values: { turn: now + step, now },
  });
}
