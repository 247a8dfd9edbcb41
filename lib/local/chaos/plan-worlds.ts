import { createHash } from 'node:crypto';

/** What one world is made from. */
export type WorldPlan = { readonly seed: number; readonly sends: number; readonly faults: number };

/** A world keeps everything that it ever did: at this size some hundred megabytes. */
const WORLD_SENDS = 5_000;

/** One world for a small run, with the seed itself; for a big one several, each with a seed that gives it alone again. */
export function planWorlds({ seed, sends, faults }: WorldPlan): WorldPlan[] {
  const many = Math.ceil(sends / WORLD_SENDS);
  const each = Math.ceil(sends / many);
  return Array.from({ length: many }, (_, number) => ({ seed: derived(seed, number), sends: each, faults }));
}

function derived(seed: number, number: number): number {
  if (number === 0) return seed;
  return createHash('sha256').update(`${seed}: world ${number}`).digest().readUInt32BE(0);
}
