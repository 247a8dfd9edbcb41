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
  const at: Timeline['at'] = (instant, action) =>
    clock.at(instant, () => {
      action();
      return everybodyWaits();
    });
  return {
    now: () => clock.now(),
    at,
    pass: (ms) => new Promise((resolve) => at(clock.now() + ms, resolve)),
    runUntil: (instant) => clock.runUntil(instant),
  };
}

/** Immediates run once no promise is left to go on. */
function everybodyWaits(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
