import type { EmulatorClock } from './service.ts';

/** The longest that setTimeout can wait: past it, it fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * A clock that starts at the real time and runs `speed` times as fast.
 * @param from when it starts, for an emulator that goes on where it stopped
 */
export function createClock(speed: number, from: number = Date.now()): EmulatorClock {
  const startedAt = performance.now();
  const now = (): number => Math.floor(from + (performance.now() - startedAt) * speed);

  function after(milliseconds: number, action: () => void): () => void {
    const due = now() + milliseconds;
    let timer = wait();
    function wait(): NodeJS.Timeout {
      const real = Math.max(0, Math.ceil((due - now()) / speed));
      const step = Math.min(real, LONGEST_TIMER_MS);
      return setTimeout(() => {
        // setTimeout may be a millisecond early, which is long at high speed.
        if (now() < due) timer = wait();
        else action();
      }, step);
    }
    return () => clearTimeout(timer);
  }

  return { speed, now, after };
}
