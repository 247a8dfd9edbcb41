import type { SuppressionStore } from '../core/ports.ts';
import { suppressionKey } from './memory-sends.ts';
import type { MemoryTable } from './memory-table.ts';

export function memorySuppressions(table: MemoryTable): SuppressionStore {
  return {
    async suppress({ channel, address }) {
      table.suppressions.add(suppressionKey(channel, address));
    },
    async isSuppressed(channel, address) {
      return table.suppressions.has(suppressionKey(channel, address));
    },
  };
}
