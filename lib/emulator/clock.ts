import type { EmulatorClock } from './service.ts';

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

/**
 * A clock that starts at the real time and runs `speed` times as fast.
 * @param from when it starts, for an emulator that goes on where it stopped
 */
export function createClock(speed: number, from: number = Date.now()): StoppableClock {
  let rate = speed;
  let since = { real: performance.now(), clock: from };
  const exactly = (): number => since.clock + (performance.now() - since.real) * rate;
  const now = (): number => Math.floor(exactly());

  const waiting = new Set<{ again(): void; cancel(): void }>();
  let holders = 0;
  let stopped = false;

  function run(newRate: number): void {
    since = { clock: exactly(), real: performance.now() };
    rate = newRate;
  }

  function after(milliseconds: number, action: () => void): () => void {
    if (stopped) return () => {};
    const due = now() + milliseconds;
    let timer = wait();
    function wait(): NodeJS.Timeout {
      const real = Math.max(0, Math.ceil((due - now()) / rate));
      const step = Math.min(real, LONGEST_TIMER_MS);
      return setTimeout(() => {
        // setTimeout may be a millisecond early, which is long at high speed; a held clock is late.
        if (now() < due) {
          timer = wait();
          return;
        }
        waiting.delete(one);
        action();
      }, step);
    }
    const one = {
      again: () => {
        clearTimeout(timer);
        timer = wait();
      },
      cancel: () => {
        waiting.delete(one);
        clearTimeout(timer);
      },
    };
    waiting.add(one);
    return one.cancel;
  }

  function hold(): () => void {
    if (speed <= 1) return () => {};
    holders += 1;
    if (holders === 1) run(1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      holders -= 1;
      if (holders > 0) return;
      run(speed);
      for (const one of waiting) one.again(); // they were set for slower time
    };
  }

  function stop(): void {
    stopped = true;
    for (const one of waiting) one.cancel();
  }

  return { speed, now, after, hold, stop };
}
