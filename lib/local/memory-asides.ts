import type { AsideCount, AsideStore } from '../core/ports.ts';
import { type EpochMs, toIso } from '../core/time/instant.ts';
import { frozenCopy } from './memory-copy.ts';
import type { MemoryTable } from './memory-table.ts';

export function memoryAsides(table: MemoryTable): AsideStore {
  return {
    async setAside(aside) {
      if (!table.asides.has(aside.id)) table.asides.set(aside.id, frozenCopy(aside));
    },

    async counts(since) {
      const counts = new Map<string, AsideCount>();
      for (const { at, name, reason } of table.asides.values()) {
        const day = dayOf(at);
        if (day < dayOf(since)) continue;
        const key = JSON.stringify([day, name, reason]);
        counts.set(key, { day, name, reason, count: (counts.get(key)?.count ?? 0) + 1 });
      }
      return [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, count]) => count);
    },

    async *of(day) {
      const all = [...table.asides.values()].filter(({ at }) => dayOf(at) === dayOf(day));
      yield* all.toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
    },
  };
}

/** In UTC. */
function dayOf(moment: EpochMs): string {
  return toIso(moment).slice(0, '2026-11-23'.length);
}
