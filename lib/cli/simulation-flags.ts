import * as z from 'zod';

const Share = z.number().min(0).max(1);

/** What every simulation can be told. */
export const SimulationFlags = z.object({
  seed: z.int().min(0).default(1),
  openRate: Share.default(0.4),
  clickRate: Share.default(0.1),
  out: z.string().default('out'),
  json: z.boolean().default(false),
});
