import cronstrue from 'cronstrue';
import { RRuleTemporal } from 'rrule-temporal';
import { toText } from 'rrule-temporal/totext';
import { OWN_ZONE, type Schedule } from '../../core/journey/entry.ts';

/** `at 09:00, only on Monday, in each customer's own zone`; what nobody can read, as it is written. */
export function scheduleWords(schedule: Schedule): string {
  const when = 'cron' in schedule ? cronWords(schedule.cron) : ruleWords(schedule);
  return `${when}, ${zoneWords(schedule.zone)}`;
}

function zoneWords(zone: string | undefined): string {
  if (zone === undefined) return "in the company's zone";
  return zone === OWN_ZONE ? "in each customer's own zone" : `in ${zone}`;
}

function cronWords(cron: string): string {
  try {
    const words = cronstrue.toString(cron, { use24HourTimeFormat: true, throwExceptionOnParseError: true });
    return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
  } catch {
    return cron; // any of its errors means the same: validate says what is wrong with it
  }
}

/** The rule is put into UTC, whose name can then be taken off again: the zone is told in our own words. */
function ruleWords({ rrule, from }: Extract<Schedule, { rrule: string }>): string {
  const start = `${from.replaceAll(/[-:]/g, '')}00`;
  try {
    const rule = new RRuleTemporal({ rruleString: `DTSTART;TZID=UTC:${start}\nRRULE:${rrule}` });
    return toText(rule).replaceAll(' UTC', '');
  } catch {
    return rrule; // as above
  }
}
