import { Cron } from 'croner';
import { RRuleTemporal } from 'rrule-temporal';
import type { Schedule } from '../journey/entry.ts';
import { remember } from '../remember.ts';

/**
 * Clocks as they show, without a zone, in milliseconds as if they showed UTC: `2027-03-01T09:00` is 2027-03-01T09:00Z.
 * What recurs is reckoned in them, so that no library's ideas of daylight saving come in; `localInstant` says when they are.
 */
export type WallMs = number;

export type PlannedTimes = {
  /** In [from, to), in order. */
  between(from: WallMs, to: WallMs): readonly WallMs[];
  /** The first at or after. Undefined: there are no more. */
  next(from: WallMs): WallMs | undefined;
};

/**
 * The local times that a schedule names, read once for each schedule. Cron as croner has it: five fields, and where both
 * day and weekday are given, either; `L` and `#` besides. Recurrence rules as RFC 5545 has them: a day that a month does
 * not have is left out (the last day of each month is BYMONTHDAY=-1).
 * @throws TypeError, RangeError or Error for what cannot be read; see `scheduleMistake`
 */
export function plannedTimes(schedule: Schedule): PlannedTimes {
  return 'cron' in schedule ? cronTimes(schedule.cron) : ruleTimes(schedule.rrule, schedule.from);
}

const SCHEDULES = 200; // a company has some dozens

const cronTimes = remember(SCHEDULES, (cron: string): PlannedTimes => {
  const job = new Cron(cron, { mode: '5-part', utcOffset: 0 });
  const next = (from: WallMs): WallMs | undefined => job.nextRun(new Date(from - 1))?.getTime();
  return {
    next,
    between(from, to) {
      const times: WallMs[] = [];
      for (let time = next(from); time !== undefined && time < to; time = next(time + 1)) times.push(time);
      return times;
    },
  };
});

const ruleTimes = remember(SCHEDULES, (rrule: string, from: string): PlannedTimes => {
  const rule = new RRuleTemporal({ rruleString: inUtc(rrule, from), strict: true });
  return {
    next: (time) => rule.next(new Date(time), true)?.epochMilliseconds,
    between: (first, to) =>
      rule.between(new Date(first), new Date(to - 1), true).map(({ epochMilliseconds }) => epochMilliseconds),
  };
});

/**
 * The RFC wants UNTIL in UTC as soon as DTSTART names a zone, and here all local times are put into UTC. A day is meant
 * with all its hours.
 */
function inUtc(rrule: string, from: string): string {
  const start = from.replaceAll(/[-:]/g, '');
  const until = rrule.replace(
    /UNTIL=(\d{8})(T\d{6})?(?=;|$)/m,
    (_, day: string, time = 'T235959') => `UNTIL=${day}${time}Z`,
  );
  return `DTSTART:${start}00Z\nRRULE:${until}`;
}
