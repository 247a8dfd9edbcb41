import type { EpochMs } from '../../core/time/instant.ts';
import { createVirtualClock } from '../virtual-clock.ts';

export type Timeline = {
  now(): EpochMs;
  /** Begins the action at an instant, without waiting for what it sets going. */
  at(instant: EpochMs, action: () => void): void;
  /** Virtual time passes for whoever awaits this. */
  pass(ms: number): Promise<void>;
  runUntil(instant: EpochMs): Promise<void>;
};

/**
 * Virtual time in which many actions are under way at once. Between two instants everybody runs until all wait for a later
 * one; who is next is decided by the instant alone, and for the same instant by who asked first. So a seed has one order.
 */
export function createTimeline(start: EpochMs): Timeline {
  const clock = createVirtualClock(start);
  let turns = 0;
  const at: Timeline['at'] = (instant, action) =>
    clock.at(instant, () => {
      action();
      turns += 1;
      return everybodyWaits(turns % TURNS === 0);
    });
  return {
    now: () => clock.now(),
    at,
    pass: (ms) => new Promise((resolve) => at(clock.now() + ms, resolve)),
    runUntil: (instant) => clock.runUntil(instant),
  };
}

const TURNS = 1_000;

/**
 * Ticks come once no promise is left to go on, and cost no turn of the event loop; once in a while it turns all the
 * same, or no timer of this process and no Ctrl-C would ever be heard.
 */
function everybodyWaits(loopTurns: boolean): Promise<void> {
  return new Promise((resolve) => {
    if (loopTurns) setImmediate(resolve);
    else process.nextTick(resolve);
  });
}
