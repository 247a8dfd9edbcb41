import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { EpochMs } from './instant.ts';

/** An ISO 8601 duration, as in `PT1H`, `P7D`, `P1M`. At most five digits, so that no sum leaves the calendar. */
export const Duration = z
  .string()
  .regex(/^P(?!$)(\d{1,5}Y)?(\d{1,5}M)?(\d{1,5}W)?(\d{1,5}D)?(T(?=\d)(\d{1,5}H)?(\d{1,5}M)?(\d{1,5}S)?)?$/, {
    error: 'is not a duration; write PT1H for an hour, P7D for seven days, P1M for a month',
  })
  .describe('ISO 8601 duration: PT1H is an hour, P7D seven days, P1M a month');
export type Duration = z.infer<typeof Duration>;

/**
 * The instant one duration later. Years to days count on the calendar of the zone, so that a day over a change of
 * clocks ends at the same local time; hours to seconds are exact.
 * @param zone IANA name, `Asia/Seoul`
 */
export function addDuration(instant: EpochMs, duration: Duration, zone: string): EpochMs {
  return zoned(instant, zone).add(Temporal.Duration.from(duration)).epochMilliseconds;
}

/** The instant one duration earlier, by the same reckoning. */
export function subtractDuration(instant: EpochMs, duration: Duration, zone: string): EpochMs {
  return zoned(instant, zone).subtract(Temporal.Duration.from(duration)).epochMilliseconds;
}

function zoned(instant: EpochMs, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
}
