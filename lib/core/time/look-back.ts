import { Temporal } from 'temporal-polyfill';
import { addDuration, type Duration } from './duration.ts';
import type { EpochMs } from './instant.ts';

export type LookBack = (moment: EpochMs, from: { readonly now: EpochMs; readonly zone: string }) => boolean;

/**
 * Does a moment lie no further back than this duration: is it, so much later, not past yet? Days and months are added to
 * the moment on the zone's calendar. So each moment is in until one instant (`lookBackEnd`) and then never again. Taking
 * them from now would let it in once more: a month before 28 March, and again a month before 31 March, lies 28 February.
 */
export function lookBack(duration: Duration): LookBack {
  const { shortestMs, longestMs } = lookBackBounds(duration);
  const end = lookBackEnd(duration);
  // The calendar costs 5 µs: it is asked only where the answer hangs on the length of a month or on a change of clocks.
  return (moment, { now, zone }) => {
    const age = now - moment;
    if (age <= shortestMs) return true;
    if (age > longestMs) return false;
    return now <= end(moment, zone);
  };
}

/** The last instant at which a moment still lies no further back than this duration. */
export function lookBackEnd(duration: Duration): (moment: EpochMs, zone: string) => EpochMs {
  const { shortestMs, longestMs } = lookBackBounds(duration);
  if (shortestMs === longestMs) return (moment) => moment + longestMs;
  return (moment, zone) => addDuration(moment, duration, zone);
}

const DAY_MS = 86_400_000;
/** A change of clocks moves a day's end by an hour at most, a change of date line (Apia 2011, Kwajalein 1993) by a day. */
const SLACK_MS = DAY_MS;

/** How long the duration is at the shortest and at the longest, wherever on the calendar it begins. */
export function lookBackBounds(duration: Duration): {
  readonly shortestMs: number;
  readonly longestMs: number;
} {
  const { years, months, weeks, days, hours, minutes, seconds } = Temporal.Duration.from(duration);
  const clock = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  const calendar = years + months + weeks + days;
  if (calendar === 0) return { shortestMs: clock, longestMs: clock };
  const fixed = (weeks * 7 + days) * DAY_MS + clock;
  return {
    shortestMs: fixed + (years * 365 + months * 28) * DAY_MS - SLACK_MS,
    longestMs: fixed + (years * 366 + months * 31) * DAY_MS + SLACK_MS,
  };
}
