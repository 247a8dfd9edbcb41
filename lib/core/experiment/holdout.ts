import { uniform } from './uniform.ts';

/** What stands in an enrolment for the experiment of the whole company. No step can have the name. */
export const GLOBAL_HOLDOUT = '*global-holdout';
/** Its two sides. */
export const MARKETING = 'marketing';
export const HELD_OUT = 'held-out';

/**
 * Does the customer belong to the company's global holdout, who get no marketing at all, so that one can see what all of it
 * brings? Sticky, reproducible, independent of every experiment.
 * @param percent of all customers, 0–100
 */
export function isHeldOut(customerId: string, percent: number): boolean {
  return uniform(`global-holdout:${customerId}`) * 100 < percent;
}
