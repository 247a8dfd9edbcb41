import type { ExperimentStore } from '../core/ports.ts';
import { toIso } from '../core/time/instant.ts';
import type { MemoryTable } from './memory-table.ts';

type Decisions = Pick<
  ExperimentStore,
  'decide' | 'decisions' | 'keepSnapshot' | 'snapshots' | 'settle' | 'settled'
>;

export function memoryDecisions(table: MemoryTable): Decisions {
  return {
    async decide(experimentId, decision) {
      const made = table.decisions.get(experimentId) ?? [];
      const first = made.find(({ version }) => version === decision.version);
      if (first !== undefined) return first;
      table.decisions.set(experimentId, [decision, ...made]);
      return decision;
    },

    async decisions(experimentId, limit) {
      return (table.decisions.get(experimentId) ?? []).slice(0, limit);
    },

    async keepSnapshot(experimentId, snapshot) {
      const day = toIso(snapshot.at).slice(0, '2026-03-02'.length);
      const before = table.snapshots.get(experimentId) ?? [];
      table.snapshots.set(experimentId, new Map([...before, [day, snapshot]]));
    },

    async snapshots(experimentId) {
      const kept = table.snapshots.get(experimentId)?.values() ?? [];
      return [...kept].toSorted((one, other) => one.at - other.at);
    },

    async settle(experimentId, verdict) {
      const stands = table.settled.get(experimentId) ?? verdict;
      table.settled.set(experimentId, stands);
      return stands;
    },

    async settled(experimentId) {
      return table.settled.get(experimentId);
    },
  };
}
