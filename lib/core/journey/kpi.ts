import * as z from 'zod';

/**
 * What a journey is measured by, and how much of it is enough. No part of the version: a new target holds for the weeks
 * that were, too.
 */
export const Kpi = z.strictObject({
  measure: z
    .enum(['goals', 'clicks', 'value'])
    .describe(
      'goals: of 100 customers who entered, how many reached the goal; clicks: how many clicked a message; value: what the goal brought for each customer who entered',
    ),
  target: z
    .number()
    .positive()
    .describe('so many of 100 customers, as in 12; for value so much of the currency, as in 3.50'),
});
export type Kpi = z.infer<typeof Kpi>;
