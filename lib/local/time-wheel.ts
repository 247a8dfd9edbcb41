import type { AgendaStore, EnrolmentStore, SendStore, WheelStore } from '../core/ports.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { HORIZON_MS, OVERDUE_MS } from '../core/time/wheel.ts';
import type { VirtualClock } from './virtual-clock.ts';

const MINUTE = 60_000;

export type TimeWheel = {
  /** The stores, with an eye on what is put to wait. */
  readonly enrolments: EnrolmentStore;
  readonly sends: SendStore;
  readonly agendas: AgendaStore;
  /** With all handed over that the ticks left out would have handed over: nothing. */
  readonly wheel: WheelStore;
  /** A leg has died: somebody must see that its lease is over. */
  leaseEnds(leaseUntil: EpochMs): void;
};

/**
 * AWS ticks each minute, 525,600 times a year; nearly every tick would find nothing. Here a tick is held only in the
 * first minute whose horizon reaches the end of a wait, what time does to an agenda or the next walk of a schedule, or that
 * sees a dead leg's lease as overdue. What ends nearer than the horizon is handed over as it begins (tasks/park,
 * tasks/send-message, agenda/save), and the simulated provider leaves no send in doubt. So no other tick would have
 * anything new to do: `test/local/time-wheel.test.ts` holds them all and compares.
 * @param of.nextWalk when the next walk of a schedule begins, strictly later than an instant
 */
export function createTimeWheel(
  { enrolments, sends, agendas, wheel }: Omit<TimeWheel, 'leaseEnds'>,
  of: {
    readonly clock: VirtualClock;
    readonly tick: () => Promise<unknown>;
    readonly nextWalk: (after: EpochMs) => EpochMs | undefined;
  },
): TimeWheel {
  const { clock } = of;
  const planned = new Set<EpochMs>();
  function tickAt(minute: EpochMs): void {
    if (minute <= clock.now()) return;
    planTick(minute);
  }
  function planTick(at: EpochMs): void {
    if (planned.has(at)) return;
    planned.add(at);
    clock.at(at, async () => {
      planned.delete(at);
      await of.tick();
      // What comes sooner has just been seen to.
      planWalk(clock.now() + HORIZON_MS - 1);
    });
  }
  function planWalk(after: EpochMs): void {
    const next = of.nextWalk(after);
    if (next !== undefined) planTick(Math.max(clock.now(), firstMinuteAfter(next - HORIZON_MS)));
  }
  planWalk(clock.now() - 1);
  const comesNear = (dueAt: EpochMs) => tickAt(firstMinuteAfter(dueAt - HORIZON_MS));
  return {
    enrolments: {
      ...enrolments,
      async park(run, parked) {
        const outcome = await enrolments.park(run, parked);
        if (outcome === 'parked') comesNear(parked.dueAt);
        return outcome;
      },
      async postpone(ref, from) {
        const outcome = await enrolments.postpone(ref, from);
        if (outcome === 'postponed') comesNear(from.until);
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
    agendas: {
      ...agendas,
      async write(agenda, change) {
        const outcome = await agendas.write(agenda, change);
        if (outcome === 'written' && agenda.dueAt !== undefined) comesNear(agenda.dueAt);
        return outcome;
      },
    },
    wheel: {
      ...wheel,
      async handedUntil() {
        const until = await wheel.handedUntil();
        return until && Math.max(until, clock.now() - MINUTE + HORIZON_MS);
      },
    },
    leaseEnds: (leaseUntil) => tickAt(firstMinuteAfter(leaseUntil + OVERDUE_MS)),
  };
}

function firstMinuteAfter(instant: EpochMs): EpochMs {
  return (Math.floor(instant / MINUTE) + 1) * MINUTE;
}
