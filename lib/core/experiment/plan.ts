import * as z from 'zod';
import { Duration } from '../time/duration.ts';

export const DECIDE = ['report', 'promote', 'bandit'] as const;
export const MEASURE = ['goal', 'click', 'value'] as const;

/** Who takes part: a customer's point in the group lies in [from, to), so that tests of one group share no customer. */
export const Exclusive = z
  .strictObject({
    group: z.string().min(1).max(60),
    from: z.number().min(0).max(100),
    to: z.number().min(0).max(100),
  })
  .refine(({ from, to }) => from < to, { error: 'from must be less than to' });
export type Exclusive = z.infer<typeof Exclusive>;

/** One message to many: a share tests, the others wait, and get what was best. */
export const TestShare = z.strictObject({
  share: z.number().min(1).max(99).describe('so many of a hundred customers test'),
  for: Duration.describe('how long the others wait for what is best'),
});

/** An experiment as the analysis must know it: from a step of a journey's version. */
export const ExperimentPlan = z.object({
  stepId: z.string(),
  control: z.string(),
  variants: z.array(z.object({ id: z.string(), weight: z.number() })),
  /** Customers in all, where an end is planned. */
  planned: z.int().optional(),
  measure: z.enum(MEASURE),
  decide: z.enum(DECIDE),
  test: TestShare.optional(),
  /** How long after the assignment an outcome counts. */
  within: Duration,
});
export type ExperimentPlan = z.infer<typeof ExperimentPlan>;
