import type { SuppressionStore } from '../core/ports.ts';
import { addressKey, type MemoryTable } from './memory-table.ts';

export function memorySuppressions(table: MemoryTable): SuppressionStore {
  return {
    async suppress({ channel, address, reason }) {
      const key = addressKey(channel, address);
      if (table.suppressions.has(key)) return false;
      table.suppressions.set(key, reason);
      return true;
    },

    async release({ channel, address, reason }) {
      const key = addressKey(channel, address);
      return table.suppressions.get(key) === reason && table.suppressions.delete(key);
    },

    async suppression(channel, address) {
      return table.suppressions.get(addressKey(channel, address));
    },

    async noteSoftBounce({ channel, address, sendId, at, since }) {
      const key = addressKey(channel, address);
      const known = table.bounces.get(key) ?? new Map<string, number>();
      const noted = known.has(sendId) ? known : recent(new Map([...known, [sendId, at]]), since);
      table.bounces.set(key, noted);
      return [...noted.values()].filter((moment) => moment >= since).length;
    },
  };
}

/** Nobody asks for more: an address is given up long before. */
const MOST_BOUNCES = 20;

function recent(bounces: ReadonlyMap<string, number>, since: number): ReadonlyMap<string, number> {
  const counted = [...bounces].filter(([, at]) => at >= since);
  return new Map(counted.toSorted(([, one], [, other]) => one - other).slice(-MOST_BOUNCES));
}
