import type { EpochMs } from '../time/instant.ts';

/**
 * Turns are counted in whole microseconds: in milliseconds a rate of 450 a second would become one of 333, and fractions
 * add up differently in a store of decimals and in one of doubles.
 */
export function microsOf(ms: EpochMs): number {
  return Math.ceil(ms * 1000);
}

/** From one turn to the next. */
export function turnMicros(perSecond: number): number {
  return Math.ceil(1_000_000 / perSecond);
}

/** The first whole millisecond that is not before the turn. */
export function msOf(micros: number): EpochMs {
  return Math.ceil(micros / 1000);
}
