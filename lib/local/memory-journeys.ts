import type { JourneyHealth, JourneyStore } from '../core/ports.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { frozenCopy } from './memory-copy.ts';
import type { MemoryTable } from './memory-table.ts';

export function memoryJourneys(table: MemoryTable): JourneyStore {
  return {
    async pause(journeyId, pause) {
      if (table.pauses.has(journeyId)) return 'already-paused';
      table.pauses.set(journeyId, frozenCopy(pause));
      return 'paused';
    },

    async resume(journeyId) {
      return table.pauses.delete(journeyId) ? 'resumed' : 'not-paused';
    },

    async pauseOf(journeyId) {
      return table.pauses.get(journeyId);
    },

    async health(journeyId, since) {
      const hours = [...(table.health.get(journeyId) ?? [])];
      const counted = hours.filter(([hour]) => hour >= hourOf(since)).map(([, health]) => health);
      return counted.reduce(sum, NOTHING);
    },
  };
}

/** Adds one to a figure of the hour, unless this send was counted there before. */
export function countHealth(
  table: MemoryTable,
  happened: { journeyId: string; sendId: string; kind: keyof JourneyHealth; at: EpochMs },
): void {
  const { journeyId, sendId, kind, at } = happened;
  if (table.counted[kind].has(sendId)) return;
  table.counted[kind].add(sendId);
  const hours = table.health.get(journeyId) ?? new Map<number, JourneyHealth>();
  table.health.set(
    journeyId,
    hours.set(hourOf(at), sum(hours.get(hourOf(at)) ?? NOTHING, { ...NOTHING, [kind]: 1 })),
  );
}

const NOTHING: JourneyHealth = { sent: 0, bounced: 0, complained: 0 };

const hourOf = (moment: EpochMs): number => Math.floor(moment / 3_600_000);

function sum(one: JourneyHealth, other: JourneyHealth): JourneyHealth {
  return {
    sent: one.sent + other.sent,
    bounced: one.bounced + other.bounced,
    complained: one.complained + other.complained,
  };
}
