import * as z from 'zod';

const shareError = 'must be a share, from 0 (nobody) to 1 (everybody)';
const Share = z.number().min(0, shareError).max(1, shareError);

/** What every simulation can be told. */
export const SimulationFlags = z.object({
  seed: z.int('must be a whole number').min(0, 'must not be below 0').default(1),
  openRate: Share.default(0.4),
  clickRate: Share.default(0.1),
  out: z.string().default('out'),
  json: z.boolean().default(false),
});
