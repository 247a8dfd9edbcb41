import { bestArm } from './best-arm.ts';
import { posteriorOf } from './posterior.ts';

/** Everyone gets at least so much of the traffic, so that an arm that began badly can show that it was bad luck. */
const FLOOR = 0.01;

/** Under so many in any arm, its figure is noise, and weights that follow it too. */
const LEAST_SENDS = 100;

export type BanditArm = {
  readonly id: string;
  /** Customers whose time for an outcome is over; nobody else counts, or slow outcomes would look like none. */
  readonly matured: number;
  readonly converters: number;
  /** What it had in the batch that ends now. */
  readonly weight: number;
};

/**
 * Weights for the next batch, by Thompson's sampling (1933): each arm gets what its chance to be the best is, over the floor.
 * By quadrature and not by drawing, so that the same counts give the same weights to whoever computes again.
 * @returns `kept`: the weights stay as they are, because an arm has fewer than a hundred
 */
export function banditWeights(arms: readonly BanditArm[]): {
  readonly outcome: 'updated' | 'kept';
  /** They add up to 1. */
  readonly weights: Readonly<Record<string, number>>;
} {
  const before = arms.reduce((sum, { weight }) => sum + weight, 0);
  if (arms.some(({ matured }) => matured < LEAST_SENDS)) {
    const weights = arms.map(({ id, weight }) => [id, before === 0 ? 1 / arms.length : weight / before]);
    return { outcome: 'kept', weights: Object.fromEntries(weights) };
  }
  const best = bestArm(arms.map(({ matured, converters }) => posteriorOf(converters, matured)));
  const floor = Math.min(FLOOR, 1 / arms.length);
  const weights = arms.map(({ id }, index) => [
    id,
    floor + (1 - arms.length * floor) * (best[index]?.chance ?? 0),
  ]);
  return { outcome: 'updated', weights: Object.fromEntries(weights) };
}
