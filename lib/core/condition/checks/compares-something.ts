import { mistake } from '../../diagnostic.ts';
import type { Comparison } from '../definition.ts';
import { comparisonsIn } from '../parts.ts';
import type { Check } from './check.ts';

/** A trait or property is compared with something; alone it would hold for everybody. */
export const comparesSomething: Check = (asked) =>
  comparisonsIn(asked).flatMap(({ part, path, of }) => {
    if (COMPARISONS.some((key) => part[key] !== undefined)) return [];
    return mistake({
      rule: 'compares-something',
      path,
      message: `"${of}" is not compared with anything`,
      hint: 'add "equals", "atLeast" or, for any value at all, "exists": true',
    });
  });

const COMPARISONS: readonly (keyof Comparison)[] = [
  'equals',
  'notEquals',
  'oneOf',
  'atLeast',
  'atMost',
  'moreThan',
  'lessThan',
  'contains',
  'startsWith',
  'endsWith',
  'exists',
];
