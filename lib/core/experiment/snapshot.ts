import * as z from 'zod';

const Interval = z.object({ estimate: z.number(), low: z.number(), high: z.number() });

/** How an experiment stood on a day: for the picture of how it settles. */
export const Snapshot = z.object({
  at: z.number(),
  /** Of each treatment on the primary metric, where there is one. */
  lifts: z.array(z.object({ variant: z.string(), lift: Interval })),
});
export type Snapshot = z.infer<typeof Snapshot>;
