import type { WheelStore } from '../core/ports.ts';
import type { MemoryTable } from './memory-table.ts';

export function memoryWheel(table: MemoryTable): WheelStore {
  return {
    async handedUntil() {
      return table.wheel;
    },
    async setHandedUntil(until) {
      table.wheel = until;
    },
  };
}
