import { Temporal } from 'temporal-polyfill';
import type { EpochMs } from '../time/instant.ts';
import type { Weeks } from './definition.ts';

/** The two weeks of a report that is made now. @param zone IANA name, the company's */
export function weeksBefore(now: EpochMs, zone: string): Weeks {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).startOfDay();
  const daysAgo = (days: number) => today.subtract({ days }).epochMilliseconds;
  const [start, middle] = [daysAgo(14), daysAgo(7)];
  return {
    last: { from: middle, until: today.epochMilliseconds },
    before: { from: start, until: middle },
  };
}
