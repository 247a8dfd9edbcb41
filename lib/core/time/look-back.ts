import { Temporal } from 'temporal-polyfill';
import { addDuration, type Duration } from './duration.ts';
import type { EpochMs } from './instant.ts';
import { unchangedClocks } from './unchanged-clocks.ts';

export type LookBack = (moment: EpochMs, from: { readonly now: EpochMs; readonly zone: string }) => boolean;

/**
 * Does a moment lie no further back than this duration: is it, so much later, not past yet? Days and months are added to
 * the moment on the zone's calendar. So each moment is in until one instant (`lookBackEnd`) and then never again. Taking
 * them from now would let it in once more: a month before 28 March, and again a month before 31 March, lies 28 February.
 */
export function lookBack(duration: Duration): LookBack {
  const { shortestMs, longestMs } = lookBackBounds(duration);
  const end = lookBackEnd(duration);
  // The calendar costs tens of µs: it is asked only where the answer hangs on the length of a month or on a change of clocks.
  return (moment, { now, zone }) => {
    const age = now - moment;
    if (age <= shortestMs) return true;
    if (age > longestMs) return false;
    return now <= end(moment, zone);
  };
}

/** The last instant at which a moment still lies no further back than this duration. */
export function lookBackEnd(duration: Duration): (moment: EpochMs, zone: string) => EpochMs {
  const { years, months, fixedMs, clockMs } = partsOf(duration);
  if (fixedMs === clockMs && years + months === 0) return (moment) => moment + clockMs;
  if (years + months > 0) return (moment, zone) => addDuration(moment, duration, zone);
  return (moment, zone) => addDays({ moment, fixedMs, clockMs, zone }) ?? addDuration(moment, duration, zone);
}

/** Without the calendar where no change of clocks is near: a day's end is 24 hours later, by the clocks of then. */
function addDays(from: {
  moment: EpochMs;
  fixedMs: number;
  clockMs: number;
  zone: string;
}): EpochMs | undefined {
  const { moment, fixedMs, clockMs, zone } = from;
  const here = unchangedClocks(moment, zone);
  const end = moment + fixedMs;
  if (end < here.to) return end;
  if (clockMs > 0) return undefined; // hours are counted from wherever the days have led
  const there = unchangedClocks(end, zone);
  const sameTime = end + here.offsetMs - there.offsetMs;
  const isClear = sameTime >= there.from + SLACK_MS && sameTime < there.to - SLACK_MS;
  return isClear ? sameTime : undefined;
}

const DAY_MS = 86_400_000;
/** A change of clocks moves a day's end by an hour at most, a change of date line by a day; Apia had both in 2011, 25 hours. */
const SLACK_MS = 26 * 3_600_000;

/** How long the duration is at the shortest and at the longest, wherever on the calendar it begins. */
export function lookBackBounds(duration: Duration): {
  readonly shortestMs: number;
  readonly longestMs: number;
} {
  const { years, months, fixedMs, clockMs } = partsOf(duration);
  if (fixedMs === clockMs && years + months === 0) return { shortestMs: clockMs, longestMs: clockMs };
  return {
    shortestMs: fixedMs + (years * 365 + months * 28) * DAY_MS - SLACK_MS,
    longestMs: fixedMs + (years * 366 + months * 31) * DAY_MS + SLACK_MS,
  };
}

/** `fixedMs`: all but years and months, a day as 24 hours; `clockMs`: hours, minutes and seconds alone. */
function partsOf(duration: Duration) {
  const { years, months, weeks, days, hours, minutes, seconds } = Temporal.Duration.from(duration);
  const clockMs = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  return { years, months, clockMs, fixedMs: (weeks * 7 + days) * DAY_MS + clockMs };
}
