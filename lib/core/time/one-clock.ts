import { Temporal } from 'temporal-polyfill';

/**
 * The zone, where all of these show the same time all year round, as Europe/Guernsey and Europe/London do; undefined
 * where they differ, or there is none. Judged by 2026, for what they showed long ago is no matter.
 * @param zones IANA names
 */
export function oneClock(zones: readonly string[]): string | undefined {
  const [first, ...others] = zones;
  if (first === undefined || others.length === 0) return first;
  const shown = offsets(first);
  return others.every((zone) => offsets(zone) === shown) ? first : undefined;
}

/** At noon of the first of each month: no daylight saving is shorter than a month, but Morocco's break in Ramadan. */
function offsets(zone: string): string {
  const months = Array.from({ length: 12 }, (_, index) =>
    Temporal.PlainDate.from({ year: 2026, month: index + 1, day: 1 }),
  );
  return months.map((day) => day.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).offset).join();
}
