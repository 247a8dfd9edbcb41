import type { EnrolmentStore } from '../core/ports.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { HORIZON_MS, OVERDUE_MS } from '../core/time/wheel.ts';
import type { VirtualClock } from './virtual-clock.ts';

const MINUTE = 60_000;

export type TimeWheel = {
  /** The store, with an eye on what is parked. */
  readonly enrolments: EnrolmentStore;
  /** A leg has died: somebody must see that its lease is over. */
  leaseEnds(leaseUntil: EpochMs): void;
};

/**
 * AWS ticks each minute, 525,600 times a year; nearly every tick would find nothing. Here a tick is held only in the
 * first minute whose horizon reaches the end of a wait, or that sees a dead leg's lease as overdue. Waits that end
 * nearer than the horizon are handed over as they begin (tasks/park). So no other tick would have anything new to do:
 * `test/local/time-wheel.test.ts` holds them all and compares.
 */
export function createTimeWheel(
  enrolments: EnrolmentStore,
  clock: VirtualClock,
  tick: () => Promise<unknown>,
): TimeWheel {
  const planned = new Set<EpochMs>();
  function tickAt(minute: EpochMs): void {
    if (minute <= clock.now() || planned.has(minute)) return;
    planned.add(minute);
    clock.at(minute, async () => {
      planned.delete(minute);
      await tick();
    });
  }
  return {
    enrolments: {
      ...enrolments,
      async park(run, parked) {
        const outcome = await enrolments.park(run, parked);
        if (outcome === 'parked') tickAt(firstMinuteAfter(parked.dueAt - HORIZON_MS));
        return outcome;
      },
    },
    leaseEnds: (leaseUntil) => tickAt(firstMinuteAfter(leaseUntil + OVERDUE_MS)),
  };
}

function firstMinuteAfter(instant: EpochMs): EpochMs {
  return (Math.floor(instant / MINUTE) + 1) * MINUTE;
}
