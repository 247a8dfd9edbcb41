import type { Channel } from '../core/channel/definition.ts';
import { microsOf, msOf, turnMicros } from '../core/pace/micros.ts';
import type { PaceStore } from '../core/ports.ts';
import { frozenCopy } from './memory-copy.ts';
import type { MemoryTable, PaceRow } from './memory-table.ts';

export function memoryPace(table: MemoryTable): PaceStore {
  const rowOf = (channel: Channel): PaceRow => table.pace.get(channel) ?? NOBODY_WAITS;
  const change = (channel: Channel, part: Partial<PaceRow>) =>
    table.pace.set(channel, frozenCopy({ ...rowOf(channel), ...part }));

  return {
    async pace(channel) {
      const { lastTurnMicros, ...rest } = rowOf(channel);
      return frozenCopy({ nextAt: msOf(lastTurnMicros), ...rest });
    },

    async takeTurn(channel, now, perSecond) {
      const last = Math.max(microsOf(now), rowOf(channel).lastTurnMicros);
      const lastTurnMicros = last + turnMicros(perSecond);
      change(channel, { lastTurnMicros });
      return msOf(lastTurnMicros);
    },

    async close(channel, stop) {
      const { closed } = rowOf(channel);
      if (closed === undefined || closed.until < stop.until) change(channel, { closed: stop });
    },

    async setAllowance(channel, allowance) {
      change(channel, { allowance });
    },
  };
}

const NOBODY_WAITS: PaceRow = { lastTurnMicros: 0, closed: undefined, allowance: undefined };
