import type { EnrolmentStore, SendStore } from '../core/ports.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { HORIZON_MS, OVERDUE_MS } from '../core/time/wheel.ts';
import type { VirtualClock } from './virtual-clock.ts';

const MINUTE = 60_000;

export type TimeWheel = {
  /** The stores, with an eye on what is put to wait. */
  readonly enrolments: EnrolmentStore;
  readonly sends: SendStore;
  /** A leg has died: somebody must see that its lease is over. */
  leaseEnds(leaseUntil: EpochMs): void;
};

/**
 * AWS ticks each minute, 525,600 times a year; nearly every tick would find nothing. Here a tick is held only in the
 * first minute whose horizon reaches the end of a wait, or that sees a dead leg's lease as overdue. Waits that end
 * nearer than the horizon are handed over as they begin (tasks/park, tasks/send-message), and the simulated provider
 * leaves no send in doubt. So no other tick would have anything new to do: `test/local/time-wheel.test.ts` holds them
 * all and compares.
 */
export function createTimeWheel(
  { enrolments, sends }: { readonly enrolments: EnrolmentStore; readonly sends: SendStore },
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
  const comesNear = (dueAt: EpochMs) => tickAt(firstMinuteAfter(dueAt - HORIZON_MS));
  return {
    enrolments: {
      ...enrolments,
      async park(run, parked) {
        const outcome = await enrolments.park(run, parked);
        if (outcome === 'parked') comesNear(parked.dueAt);
        return outcome;
      },
    },
    sends: {
      ...sends,
      async hold(send, run, until) {
        const outcome = await sends.hold(send, run, until);
        if (outcome === 'held') comesNear(until.dueAt);
        return outcome;
      },
      async holdDetached(send, until) {
        const outcome = await sends.holdDetached(send, until);
        if (outcome === 'held') comesNear(until.dueAt);
        return outcome;
      },
    },
    leaseEnds: (leaseUntil) => tickAt(firstMinuteAfter(leaseUntil + OVERDUE_MS)),
  };
}

function firstMinuteAfter(instant: EpochMs): EpochMs {
  return (Math.floor(instant / MINUTE) + 1) * MINUTE;
}
