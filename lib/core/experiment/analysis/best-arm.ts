import { chanceBelow, gridOf, type Posterior, posteriorMean, spreadOf } from './posterior.ts';

export type BestArm = {
  /** That this arm's share is the highest. They add up to 1. */
  readonly chance: number;
  /** What is given away on average by taking this arm instead of whichever is best. */
  readonly expectedLoss: number;
};

/** Each arm against all the others at once, in the given order. */
export function bestArm(arms: readonly Posterior[]): BestArm[] {
  const below = arms.map(chanceBelow);
  const narrowest = Math.min(...arms.map(spreadOf));
  const integrals = arms.map((arm, own) => {
    let chance = 0;
    let best = 0;
    for (const { x, y, weight } of gridOf(arm, timesFinerFor(spreadOf(arm) / narrowest))) {
      const beats = below.reduce(
        (product, of, index) => (index === own ? product : product * of(x, y)),
        weight,
      );
      chance += beats;
      best += x * beats;
    }
    return { chance, best };
  });
  const total = integrals.reduce((sum, { chance }) => sum + chance, 0);
  const highest = integrals.reduce((sum, { best }) => sum + best, 0);
  return arms.map((arm, index) => ({
    chance: (integrals[index]?.chance ?? 0) / total,
    expectedLoss: Math.max(0, highest - posteriorMean(arm)),
  }));
}

/** 64 points lie a quarter of a standard deviation apart: enough unless another arm is more than three times as narrow. */
function timesFinerFor(timesAsWide: number): number {
  return Math.min(64, Math.ceil(timesAsWide / 3));
}
