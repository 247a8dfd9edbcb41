import type { Temporal } from 'temporal-polyfill';
import type { EpochMs } from './instant.ts';

/**
 * The instant at which clocks in the zone show this day and time. A time that comes twice is meant the first time; one
 * that the change of clocks leaves out becomes the first instant after the gap. A day that the zone left out altogether
 * (Apia, 2011-12-30) is made up for on the next one, at the same time. So every local time has one instant, and two of
 * them may have the same.
 * @param zone IANA name
 */
export function localInstant(local: Temporal.PlainDateTime, zone: string): EpochMs {
  // `earlier` is the first of two. In a gap it gives an instant before the gap, showing another time than asked for.
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(local)) return earlier.epochMilliseconds;
  if (!hasDay(local.toPlainDate(), zone)) return localInstant(local.add({ days: 1 }), zone);
  return earlier.getTimeZoneTransition('next')?.epochMilliseconds ?? earlier.epochMilliseconds;
}

/** False for a day that the zone left out. */
export function hasDay(date: Temporal.PlainDate, zone: string): boolean {
  return date.toZonedDateTime(zone).toPlainDate().equals(date);
}
