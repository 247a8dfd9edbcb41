import { mistake } from '../../diagnostic.ts';
import { durationsOf } from '../durations-of.ts';
import type { Rule } from './rule.ts';

/** No duration is zero: neither a wait, nor the time for a goal, nor the pause before entering again. */
export const durationsPositive: Rule = (context) =>
  durationsOf(context)
    .filter(({ duration }) => !/[1-9]/.test(duration))
    .map(({ duration, path }) =>
      mistake({
        rule: 'durations-positive',
        path,
        message: `${duration} is no time at all`,
        hint: 'a minute is PT1M',
      }),
    );
