import { Temporal } from 'temporal-polyfill';
import type { EpochMs } from './instant.ts';
import { hasDay, localInstant } from './local-instant.ts';
import { WEEKDAYS, type Weekday } from './weekday.ts';

/**
 * The next instant at which clocks in the zone show this time, strictly later than `after`, so that a loop of
 * "wait until 09:30" moves on by a day and never stands still. A time that the change of clocks leaves out becomes the
 * first instant after the gap; of a time that comes twice, the first is meant. A day that a zone left out altogether
 * (Apia, 2011-12-30) has no such time.
 * @param time `09:30`   @param on only on these days of the week; none given: on any   @param zone IANA name
 */
export function nextLocalTime(question: {
  readonly after: EpochMs;
  readonly time: string;
  readonly on?: readonly Weekday[] | undefined;
  readonly zone: string;
}): EpochMs {
  const { after, time, on, zone } = question;
  const today = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(zone).toPlainDate();
  for (let days = 0; days <= SEARCH_DAYS; days++) {
    const date = today.add({ days });
    if (on !== undefined && !on.some((day) => WEEKDAYS.indexOf(day) + 1 === date.dayOfWeek)) continue;
    if (!hasDay(date, zone)) continue;
    const instant = localInstant(date.toPlainDateTime(time), zone);
    if (instant > after) return instant;
  }
  throw new RangeError(`no ${time} on ${on?.join(', ')} in ${zone}`); // an empty `on`, which the schema refuses
}

/** The day of the week comes round in 7 days; passed today or left out by the zone, in 14. */
const SEARCH_DAYS = 14;
