import { mistake } from '../../diagnostic.ts';
import { scheduleMistake } from '../../schedule/schedule-mistake.ts';
import type { Rule } from './rule.ts';

/** A schedule can be read, comes round at some time, and not more often than once an hour. */
export const schedulesComeRound: Rule = ({ journey }) => {
  const { entry } = journey;
  if (!('schedule' in entry)) return [];
  const wrong = scheduleMistake(entry.schedule);
  if (wrong === undefined) return [];
  return [
    mistake({ rule: 'schedules-come-round', path: ['entry', 'schedule'], message: `the schedule ${wrong}` }),
  ];
};
