import { Temporal } from 'temporal-polyfill';
import type { Duration } from '../time/duration.ts';
import type { EpochMs } from '../time/instant.ts';
import { lookBackBounds } from '../time/look-back.ts';

/** How far back a history is looked at: all of it, since the entry event occurred, or so long before now. */
// oxlint-disable-next-line no-redundant-type-constituents -- a duration is a text, but the two words have a meaning
export type Window = 'ever' | 'entry' | Duration;

/** A window that holds both. Where neither is always the wider (a month and 30 days, the entry and 30 days): a wider one. */
export function widerWindow(one: Window, other: Window): Window {
  if (one === other) return one;
  if (one === 'ever' || other === 'ever' || one === 'entry' || other === 'entry') return 'ever';
  return `P${Math.max(longestDays(one), longestDays(other))}D`;
}

/** From when on events must be known, so that all in the window are among them, on whatever calendar. */
export function windowStart(
  window: Window,
  { now, enteredAt }: { now: EpochMs; enteredAt: EpochMs },
): EpochMs {
  if (window === 'ever') return 0;
  return window === 'entry' ? enteredAt : now - lookBackBounds(window).longestMs;
}

function longestDays(duration: Duration): number {
  const { years, months, weeks, days, hours, minutes, seconds } = Temporal.Duration.from(duration);
  const clock = Math.ceil((hours + minutes / 60 + seconds / 3600) / 24);
  // A part of a day counts as two: the day before a change of clocks may have 23 hours, or none (Apia, 2011-12-30).
  return years * 366 + months * 31 + weeks * 7 + days + (clock === 0 ? 0 : clock + 1);
}
