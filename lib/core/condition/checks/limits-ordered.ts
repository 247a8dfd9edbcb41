import { mistake } from '../../diagnostic.ts';
import { isoInstant } from '../../time/iso-instant.ts';
import { comparisonsIn } from '../parts.ts';
import type { Check } from './check.ts';

/** What is more or less than something is a number or a date: "30" is neither. */
export const limitsOrdered: Check = (asked) =>
  comparisonsIn(asked).flatMap(({ part, path }) =>
    LIMITS.flatMap((key) => {
      const limit = part[key];
      if (typeof limit !== 'string' || isoInstant(limit) !== undefined) return [];
      const isNumber = limit.trim() !== '' && Number.isFinite(Number(limit));
      return mistake({
        rule: 'limits-ordered',
        path: [...path, key],
        message: `"${key}" compares numbers and dates; ${JSON.stringify(limit)} is a text`,
        hint: isNumber ? `write ${Number(limit)} without quotation marks` : 'a date is written 2026-12-24',
      });
    }),
  );

const LIMITS = ['atLeast', 'atMost', 'moreThan', 'lessThan'] as const;
