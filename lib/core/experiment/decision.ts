import * as z from 'zod';

/**
 * What was decided of an experiment, one after the other. The last one holds for newcomers; whoever has a variant keeps it.
 * `test`: the others wait until `until`. `undo` brings back what held before.
 */
export const Decision = z.object({
  /** 1, 2, … */
  version: z.int().min(1),
  at: z.number(),
  kind: z.enum(['promote', 'bandit', 'pause', 'undo', 'test']),
  /** A person's decision stands: `watch` never decides against it. */
  by: z.enum(['watch', 'person']),
  /** For people. */
  why: z.string(),
  /** For newcomers, in any unit; a variant that is missing gets nobody. Absent: those of the journey's file. */
  weights: z.record(z.string(), z.number()).optional(),
  until: z.number().optional(),
});
export type Decision = z.infer<typeof Decision>;
