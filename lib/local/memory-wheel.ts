import type { WheelStore } from '../core/ports.ts';
import type { MemoryTable } from './memory-table.ts';

export function memoryWheel({ wheel }: MemoryTable): WheelStore {
  return {
    async handedUntil() {
      return wheel.handedUntil;
    },
    async setHandedUntil(until) {
      wheel.handedUntil = until;
    },
    async walkedEdition() {
      return wheel.walkedEdition;
    },
    async setWalkedEdition(edition) {
      wheel.walkedEdition = edition;
    },
  };
}
