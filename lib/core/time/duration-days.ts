import { Temporal } from 'temporal-polyfill';
import type { Duration } from './duration.ts';

/** A duration in days of a common year: twelve months are 365. For bounds, not for the calendar. */
export function durationDays(duration: Duration): number {
  const { years, months, weeks, days, hours, minutes, seconds } = Temporal.Duration.from(duration);
  return (years + months / 12) * 365 + weeks * 7 + days + (hours + minutes / 60 + seconds / 3600) / 24;
}
