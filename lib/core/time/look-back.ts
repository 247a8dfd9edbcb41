import { Temporal } from 'temporal-polyfill';
import { type Duration, subtractDuration } from './duration.ts';
import type { EpochMs } from './instant.ts';

export type LookBack = (moment: EpochMs, from: { readonly now: EpochMs; readonly zone: string }) => boolean;

/**
 * Does a moment lie no further back than this duration, counted on the zone's calendar? The calendar costs 5 µs, so
 * it is asked only where the answer hangs on the length of a month or on a change of clocks, and once for all events.
 */
export function lookBack(duration: Duration): LookBack {
  const { shortestMs, longestMs } = boundsOf(duration);
  const last = { now: Number.NaN, zone: '', since: Number.NaN };
  return (moment, { now, zone }) => {
    const age = now - moment;
    if (age <= shortestMs) return true;
    if (age > longestMs) return false;
    if (last.now !== now || last.zone !== zone) {
      Object.assign(last, { now, zone, since: subtractDuration(now, duration, zone) });
    }
    return moment >= last.since;
  };
}

const DAY_MS = 86_400_000;
/** A change of clocks moves a day's end by an hour at most, a change of date line (Apia 2011, Kwajalein 1993) by a day. */
const SLACK_MS = DAY_MS;

function boundsOf(duration: Duration): { shortestMs: number; longestMs: number } {
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
