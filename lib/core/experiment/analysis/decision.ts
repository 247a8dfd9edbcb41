import * as z from 'zod';

/** By what it was decided: the sequence while the experiment runs, the one test at its end, the sequence without an end. */
export const DecidedBy = z.enum(['early', 'planned-end', 'open']);
export type DecidedBy = z.infer<typeof DecidedBy>;

const names = z.array(z.string()).readonly();

export const Verdict = z.discriminatedUnion('status', [
  /** Customers were not divided as they should have been: no figure can be trusted. `p` holds at every look. */
  z.object({ status: z.literal('blocked'), why: z.literal('sample-ratio'), p: z.number() }),
  /** `variant` has the fewest converters, or customers. */
  z.object({
    status: z.literal('collecting'),
    variant: z.string(),
    customers: z.number(),
    converters: z.number(),
  }),
  /** Nothing can be told yet. `leading`: the highest figure so far, which may be chance. */
  z.object({
    status: z.literal('running'),
    leading: z.string(),
    customers: z.number(),
    planned: z.number().exactOptional(),
  }),
  /** `alsoBetter`: treatments that beat the control too, with lower figures. */
  z.object({ status: z.literal('winner'), variant: z.string(), by: DecidedBy, alsoBetter: names }),
  /** Every treatment is worse than the control, or was vetoed by a guardrail. */
  z.object({
    status: z.literal('loser'),
    variants: names,
    by: z.union([DecidedBy, z.literal('guardrail')]),
  }),
  z.object({ status: z.literal('no-difference'), why: z.enum(['planned-end', 'too-few']) }),
]);
export type Verdict = z.infer<typeof Verdict>;
