import { Temporal } from 'temporal-polyfill';
import { AwsError } from '../service.ts';
import { readCron } from './cron.ts';

/** When something happens, again and again or once. All times in milliseconds since 1970. */
export type Schedule = {
  /** The first time at or after this one; undefined when there is none any more. */
  next(notBefore: number): number | undefined;
};

/**
 * `rate(5 minutes)`, `cron(0 8 ? * MON-FRI *)` or `at(2026-12-24T18:00:00)`.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 * @param zone  an IANA name; rates know no zone: a day is 24 hours
 * @param from  where a rate begins to count
 * @throws AwsError ValidationException
 */
export function readSchedule({ expression, zone, from }: ScheduleText): Schedule {
  const [, kind, text = ''] = /^(rate|cron|at)\((.*)\)$/.exec(expression) ?? [];
  const schedule =
    kind === 'rate' ? rate(text, from) : kind === 'cron' ? readCron(text, zone) : at(text, zone);
  if (kind === undefined || schedule === undefined) {
    throw new AwsError('ValidationException', `Invalid Schedule Expression ${expression}.`);
  }
  return schedule;
}

type ScheduleText = { readonly expression: string; readonly zone: string; readonly from: number };

const UNIT_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

function rate(text: string, from: number): Schedule | undefined {
  const [, count = '', unit = ''] = /^([1-9]\d*) (minute|hour|day)s?$/.exec(text) ?? [];
  const period = Number(count) * (UNIT_MS[unit] ?? 0);
  if (period === 0) return undefined;
  return { next: (notBefore) => from + Math.max(0, Math.ceil((notBefore - from) / period)) * period };
}

function at(text: string, zone: string): Schedule | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text)) return undefined;
  try {
    const instant = Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toZonedDateTime(zone);
    return {
      next: (notBefore) => (instant.epochMilliseconds < notBefore ? undefined : instant.epochMilliseconds),
    };
  } catch (error) {
    if (error instanceof RangeError) return undefined; // no such date or zone
    throw error;
  }
}
