import type { Reentry } from '../journey/entry.ts';
import { addDuration } from '../time/duration.ts';
import type { EpochMs } from '../time/instant.ts';
import type { Enrolment } from './definition.ts';

/**
 * Why the customer may not enter again, or undefined.
 * @param earlier enrolments of the same customer, journey and key, oldest first
 */
export function reentryRefusal(
  rule: Reentry,
  earlier: readonly Enrolment[],
  now: EpochMs,
): string | undefined {
  const last = earlier.at(-1);
  if (last === undefined) return undefined;
  if (rule === 'never') return 'entered-before';
  if (earlier.some(({ status }) => status === 'RUNNING' || status === 'PARKED')) return 'still-inside';
  if (rule === 'afterEnd') return undefined;
  return addDuration(last.enteredAt, rule.after, 'UTC') > now ? 'entered-recently' : undefined;
}
