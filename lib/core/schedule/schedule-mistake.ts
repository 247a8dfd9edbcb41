import { isScheduleZone, type Schedule } from '../journey/entry.ts';
import { type PlannedTimes, plannedTimes } from './planned-times.ts';
import { ruleMistake } from './rule-mistake.ts';

/**
 * What is wrong with a schedule, for its author, as the end of a sentence that begins with it; undefined: nothing. Besides
 * what cannot be read: what never happens, and what happens more often than once an hour.
 */
export function scheduleMistake(schedule: Schedule): string | undefined {
  if (schedule.zone !== undefined && !isScheduleZone(schedule.zone)) {
    return `has a zone that does not exist, "${schedule.zone}"; write it as in Asia/Seoul, or customer for each customer's own`;
  }
  if ('rrule' in schedule) {
    const mistake = ruleMistake(schedule.rrule);
    if (mistake !== undefined) return mistake;
  }
  const times = readable(schedule);
  return typeof times === 'string' ? times : timesMistake(times, firstFrom(schedule));
}

function readable(schedule: Schedule): PlannedTimes | string {
  if ('cron' in schedule && !/^\s*(\S+\s+){4}\S+\s*$/.test(schedule.cron)) {
    return 'must have five fields, minute, hour, day, month and weekday, as in 0 9 * * MON';
  }
  try {
    return plannedTimes(schedule);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return `cannot be read: ${error.message.replace(/^CronPattern: /, '')}`; // both libraries throw plain errors with words
  }
}

/** A year that is no leap year and is followed by one within the time that libraries look ahead. */
function firstFrom(schedule: Schedule): number {
  return Date.parse('cron' in schedule ? '2026-01-01T00:00Z' : `${schedule.from}Z`);
}

const HOUR = 3_600_000;
/** A day's times are the same every day: more than 24 of them are enough to see two that are nearer than an hour. */
const LOOKED_AT = 30;

function timesMistake(times: PlannedTimes, from: number): string | undefined {
  let before: number | undefined;
  for (let looked = 0; looked < LOOKED_AT; looked++) {
    const time = nextOrNone(times, before === undefined ? from : before + 1);
    if (time === undefined) return before === undefined ? 'never happens' : undefined;
    if (before !== undefined && time - before < HOUR) {
      return 'happens more often than once an hour; let an event begin the journey, or wait in it';
    }
    before = time;
  }
  return undefined;
}

/** The rule's library gives up with an error where nothing comes for 10,000 steps. */
function nextOrNone(times: PlannedTimes, from: number): number | undefined {
  try {
    return times.next(from);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Maximum iterations')) return undefined;
    throw error;
  }
}
