import { randomBeta, randomExponential, randomGamma } from 'd3-random';
import type { EpochMs } from '../core/time/instant.ts';
import type { Random } from './random.ts';

/**
 * The BG/NBD model of repeat buying, fitted to the 2,357 customers of CDNOW: Fader, Hardie & Lee, "Counting your
 * customers the easy way", Marketing Science 24(2), 2005, table 2. Rates are per week.
 */
const CDNOW = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 } as const;
export const WEEK_MS = 7 * 86_400_000;

/**
 * The repeat purchases of one customer after a first one, oldest first. Each customer has a rate of their own (gamma)
 * and a chance of their own to be gone for good after a repeat purchase (beta); times between are exponential.
 * @param until exclusive
 */
export function* repeatPurchases(random: Random, first: EpochMs, until: EpochMs): Generator<EpochMs> {
  const ratePerWeek = randomGamma.source(random)(CDNOW.r, 1 / CDNOW.alpha)();
  const dropout = randomBeta.source(random)(CDNOW.a, CDNOW.b)();
  const weeksBetween = randomExponential.source(random)(ratePerWeek);
  for (let at = first + weeksBetween() * WEEK_MS; at < until; at += weeksBetween() * WEEK_MS) {
    yield at;
    if (random() < dropout) return;
  }
}
