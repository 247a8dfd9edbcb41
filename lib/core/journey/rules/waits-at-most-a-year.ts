import { mistake } from '../../diagnostic.ts';
import { durationDays } from '../../time/duration-days.ts';
import { waitsOf } from '../durations-of.ts';
import type { Rule } from './rule.ts';

/** No step waits longer than a year: the ledger that keeps a message from going out twice forgets after 13 months. */
export const waitsAtMostAYear: Rule = ({ graph }) =>
  waitsOf(graph)
    .filter(({ duration }) => durationDays(duration) > LONGEST_DAYS)
    .map(({ duration, path }) =>
      mistake({
        rule: 'waits-at-most-a-year',
        path,
        message: `a step waits a year at most, not ${duration}`,
        hint: 'P1Y is the longest',
      }),
    );

const LONGEST_DAYS = 365;
