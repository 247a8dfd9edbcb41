import { mistake } from '../../diagnostic.ts';
import type { Rule } from './rule.ts';

/** A date's entry lies before it or after it, not both, and by whole days: the time of day is in `at`. */
export const dateOffsetsAreWholeDays: Rule = ({ journey }) => {
  const { entry } = journey;
  if (!('date' in entry)) return [];
  const { before, after } = entry;
  const rule = 'date-offsets-are-whole-days';
  const both =
    before === undefined || after === undefined
      ? []
      : [
          mistake({
            rule,
            path: ['entry', 'after'],
            message: 'an entry is either before the date or after it',
            hint: 'leave one of the two out; for both, write two journeys',
          }),
        ];
  const broken = Object.entries({ before, after }).flatMap(([key, duration]) =>
    duration === undefined || !duration.includes('T')
      ? []
      : mistake({
          rule,
          path: ['entry', key],
          message: `${duration} is not a number of whole days`,
          hint: 'write days, as in P7D, and the time of day in "at", as in "at": "09:00"',
        }),
  );
  return [...both, ...broken];
};
