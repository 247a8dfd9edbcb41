import type { Random } from '../random.ts';
import type { Faults } from './faults.ts';
import type { Timeline } from './timeline.ts';
import type { Trace } from './trace.ts';

/** What every part of the world shares. */
export type Setting = {
  readonly timeline: Timeline;
  readonly faults: Faults;
  readonly trace: Trace;
  /** For how long things take, and whatever else is left to chance but is no fault. */
  readonly random: Random;
};

/** A whole number of milliseconds from one to another, both included. */
export function between(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}
