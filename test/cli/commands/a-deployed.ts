import type { Deployed } from '../../../lib/aws/deployed.ts';
import type { DueSend } from '../../../lib/core/ports.ts';
import { createMemoryStores } from '../../../lib/local/memory-stores.ts';
import { listeningIo } from '../listening-io.ts';

/** Noon of a Monday. */
export const NOON = Date.parse('2026-03-02T12:00:00Z');

/** A deployment on stores in memory, what was handed to its queue, and a terminal. */
export function aDeployed() {
  const stores = createMemoryStores();
  const handed: DueSend[] = [];
  const deployed: Deployed = {
    ...stores,
    clock: { now: () => NOON },
    sendQueue: { settleAt: async (due) => void handed.push(...due) },
  };
  return { stores, handed, open: async () => deployed, terminal: listeningIo() };
}
