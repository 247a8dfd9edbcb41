import type { BanditArm } from './analysis/bandit.ts';
import { bestArm } from './analysis/best-arm.ts';
import { posteriorOf } from './analysis/posterior.ts';
import { sum } from './sum.ts';

export type BanditStanding = {
  readonly variant: string;
  /** That it is the best of all, by what is known of customers whose time is over. They add up to 1. */
  readonly chanceToBeBest: number;
  /** Of newcomers, as a fraction. */
  readonly weight: number;
};

/** How a bandit stands, in place of a test: it followed its own figures, and a p-value of them would be wrong. */
export function banditStanding(arms: readonly BanditArm[]): readonly BanditStanding[] {
  const best = bestArm(arms.map(({ converters, matured }) => posteriorOf(converters, matured)));
  const all = sum(arms.map(({ weight }) => weight));
  return arms.map(({ id, weight }, index) => ({
    variant: id,
    chanceToBeBest: best[index]?.chance ?? 0,
    weight: all === 0 ? 0 : weight / all,
  }));
}
