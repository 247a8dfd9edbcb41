import { Cron } from 'croner';
import type { Schedule } from './schedule-expression.ts';

/**
 * AWS's six fields: minutes, hours, day of the month, month, day of the week, year.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based
 * @returns undefined for fields that AWS would refuse
 */
export function readCron(text: string, zone: string): Schedule | undefined {
  const fields = text.split(/\s+/);
  const [minutes, hours, day, month, weekday, year] = fields;
  if (minutes === undefined || hours === undefined || year === undefined || fields.length !== 6)
    return undefined;
  if (day === undefined || month === undefined || weekday === undefined) return undefined;
  // One of the two days must be left open, and only one.
  if ((day === '?') === (weekday === '?')) return undefined;
  const pattern = [
    '0',
    steps(minutes, 59),
    steps(hours, 23),
    day === '?' ? '*' : steps(day, 31),
    steps(month, 12),
    weekday === '?' ? '*' : weekdays(weekday),
    steps(year, 2199),
  ].join(' ');
  return occurrences(pattern, zone);
}

function occurrences(pattern: string, zone: string): Schedule | undefined {
  try {
    const cron = new Cron(pattern, { mode: '7-part', timezone: zone, paused: true });
    // An impossible zone shows itself only here.
    cron.nextRun(new Date(0));
    return { next: (notBefore) => existing(cron, notBefore) };
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * Times that the clock leaps over in spring are left out, as AWS does; croner would take the first one after the leap.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#daylist-savings-time
 */
function existing(cron: Cron, notBefore: number): number | undefined {
  // croner looks strictly after, by whole seconds.
  let found = cron.nextRun(new Date(notBefore - 1));
  while (found !== null && !cron.match(found)) found = cron.nextRun(found);
  return found?.getTime();
}

/** AWS's `0/15` is croner's `0-59/15`. */
function steps(field: string, last: number): string {
  return field.replaceAll(/(^|,)(\d+)\//g, `$1$2-${last}/`);
}

const NAMES = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** AWS counts days from SUN = 1, croner from SUN = 0; `L` alone is Saturday, `6L` the month's last Friday. */
function weekdays(field: string): string {
  if (field === 'L') return 'SAT';
  return field
    .replaceAll(/(?<![#/\d])[1-7](?!\d)/g, (number) => NAMES[Number(number) - 1] ?? number)
    .replaceAll(/([A-Z]{3})L/g, '$1#L')
    .replaceAll(/(^|,)([A-Z]{3})\//g, '$1$2-SAT/');
}
