import type { EmulatorClock } from './service.ts';
import { createTimers } from './timers.ts';

export type Clock = EmulatorClock & {
  /**
   * Real time until let go: work that takes a function 40 ms then takes 40 ms of the clock's too, and time-outs, leases
   * and visibility mean at speed 1440 what they mean at speed 1. Only waiting is fast. @returns lets go
   */
  hold(): () => void;
};

type StoppableClock = Clock & {
  /** Nobody is called back any more. */
  stop(): void;
};

/** The longest that setTimeout can wait: past it, it fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** Of real time, after the last work: what follows from it (the next function, an event) begins within. */
const SETTLES_MS = 2;
/** What work has held up is made up while all wait: at so many times the speed, … */
const MAKES_UP = 10;
/** … and of no more than so much real time. A night of work is not followed by a leap over days. */
const MADE_UP_MS = 500;

/**
 * A clock that starts at the real time and runs `speed` times as fast. One that is fast never passes by a time at which
 * somebody wants to be called: it stands there until that has been done.
 * @param from when it starts, for an emulator that goes on where it stopped
 */
export function createClock(speed: number, from: number = Date.now()): StoppableClock {
  const isFast = speed > 1;
  const timers = createTimers();
  /** Where it would be, had nobody held it. */
  let plan = { clock: from, real: performance.now() };
  let reached = plan;
  let pace: 'free' | 'held' | 'settling' = 'free';
  let holders = 0;
  let stopped = false;
  let cancelWake: (() => void) | undefined;

  const planned = (real: number): number => plan.clock + (real - plan.real) * speed;

  function exactly(real: number): number {
    if (!isFast) return planned(real);
    const passed = real - reached.real;
    if (pace !== 'free') return reached.clock + passed;
    const makingUp = reached.clock + passed * speed * MAKES_UP;
    const possible = Math.min(planned(real), makingUp, timers.nextDue() ?? Infinity);
    return Math.max(reached.clock, possible);
  }
  const now = (): number => Math.floor(exactly(performance.now()));

  /** How long until it gets there, in real milliseconds. */
  function realUntil(due: number): number {
    const real = performance.now();
    if (!isFast) return (due - planned(real)) / speed;
    if (pace !== 'free') return due - exactly(real);
    const makingUp = reached.clock + (real - reached.real) * speed * MAKES_UP;
    return Math.max((due - planned(real)) / speed, (due - makingUp) / (speed * MAKES_UP));
  }

  function changePace(to: typeof pace): void {
    const real = performance.now();
    reached = { clock: exactly(real), real };
    pace = to;
    const latest = reached.clock + MADE_UP_MS * speed;
    if (to === 'free' && planned(real) > latest) plan = { clock: latest, real };
    wakeInTime();
  }

  function wakeInTime(): void {
    cancelWake?.();
    const due = timers.nextDue();
    if (due === undefined) return;
    const real = realUntil(due);
    cancelWake = real <= 0 ? soon(wake) : later(Math.min(Math.ceil(real), LONGEST_TIMER_MS), wake);
  }

  /** One at a time: what it sets going may hold the clock before the next one's time comes. */
  function wake(): void {
    const due = timers.nextDue();
    if (due !== undefined && realUntil(due) <= 0) {
      reached = { clock: exactly(performance.now()), real: performance.now() };
      timers.takeNext()?.();
    }
    wakeInTime();
  }

  function settle(): void {
    changePace('settling');
    const isOver = (): void => {
      if (pace === 'settling' && holders === 0) changePace('free');
    };
    // A turn of the event loop besides, for news that came meanwhile and waits to be read.
    setTimeout(() => setImmediate(() => setImmediate(isOver)), SETTLES_MS);
  }

  return {
    speed,
    now,
    after(milliseconds, action) {
      if (stopped) return () => {};
      const remove = timers.add(now() + milliseconds, action);
      wakeInTime();
      return () => {
        const before = timers.nextDue();
        remove();
        if (timers.nextDue() !== before) wakeInTime();
      };
    },
    hold() {
      if (!isFast) return () => {};
      holders += 1;
      if (holders === 1) changePace('held');
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        holders -= 1;
        if (holders === 0) settle();
      };
    },
    stop() {
      stopped = true;
      timers.clear();
      cancelWake?.();
    },
  };
}

function soon(action: () => void): () => void {
  const immediate = setImmediate(action);
  return () => clearImmediate(immediate);
}

function later(milliseconds: number, action: () => void): () => void {
  const timer = setTimeout(action, milliseconds);
  return () => clearTimeout(timer);
}
