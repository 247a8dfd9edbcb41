import { Temporal } from 'temporal-polyfill';
import type { DateEntry } from '../journey/entry.ts';
import type { JsonObject } from '../json.ts';
import { propertyAt } from '../property.ts';
import type { EpochMs } from '../time/instant.ts';
import { localInstant } from '../time/local-instant.ts';
import { dayNamed, type NamedDay } from './day-named.ts';

/**
 * When the customer's date next lets her in, strictly later than `after`: on the date itself or so long before or after
 * it, at the entry's time of day in her zone. A yearly date comes round in its own year first, on 28 February where a
 * common year has no 29th.
 * @param zone the customer's, IANA name
 * @returns `occasion`: the day of the date in that year (`2027-02-28`), whatever the offset, so that each year is one
 * occasion. Undefined where the trait names no day, or one that does not come again.
 */
export function nextDate(question: {
  readonly entry: DateEntry;
  readonly traits: JsonObject;
  readonly zone: string;
  readonly after: EpochMs;
}): { readonly occasion: string; readonly at: EpochMs } | undefined {
  const { entry, traits, zone, after } = question;
  const named = dayNamed(propertyAt(traits, entry.date), zone);
  if (named === undefined) return undefined;
  for (const day of daysToTry(named, question)) {
    const at = localInstant(shifted(day, entry).toPlainDateTime(entry.at), zone);
    if (at > after) return { occasion: day.toString(), at };
  }
  return undefined;
}

function daysToTry(
  named: NamedDay,
  { entry, zone, after }: Parameters<typeof nextDate>[0],
): Temporal.PlainDate[] {
  const { year, month, day } = named;
  if (entry.every === 'once')
    return year === undefined ? [] : [Temporal.PlainDate.from({ year, month, day })];
  const today = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(zone).toPlainDate();
  const about = shiftedBack(today, entry).year;
  const first = Math.max(about - 1, year ?? Number.NEGATIVE_INFINITY);
  // Months of unequal length and changes of clocks move a day by less than a week from where it is reckoned to be, so
  // that at the turn of a year it may be the year before, or the one after the next.
  return [first, first + 1, first + 2, first + 3].map((one) =>
    Temporal.PlainDate.from({ year: one, month, day }),
  );
}

function shifted(day: Temporal.PlainDate, { before, after }: DateEntry): Temporal.PlainDate {
  if (before !== undefined) return day.subtract(before);
  return after === undefined ? day : day.add(after);
}

function shiftedBack(day: Temporal.PlainDate, { before, after }: DateEntry): Temporal.PlainDate {
  if (before !== undefined) return day.add(before);
  return after === undefined ? day : day.subtract(after);
}
