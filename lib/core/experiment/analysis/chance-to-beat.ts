import { chanceBelow, type Grid, gridOf, type Posterior, posteriorMean, spreadOf } from './posterior.ts';

/** The chance that the share of `one` is above that of `other`, within 1e-12. */
export function chanceToBeat(one: Posterior, other: Posterior): number {
  // Over the narrower of the two: a grid over the wider would step across it.
  if (spreadOf(one) > spreadOf(other)) {
    const above = chanceBelow({ a: one.b, b: one.a });
    return average(gridOf(other), (x, y) => above(y, x));
  }
  return average(gridOf(one), chanceBelow(other));
}

/** E max(other − one, 0): what is given away on average by taking `one`. Stucchio (2015), "Bayesian A/B testing at VWO". */
export function expectedLoss(one: Posterior, other: Posterior): number {
  const loss =
    posteriorMean(other) * chanceToBeat({ a: other.a + 1, b: other.b }, one) -
    posteriorMean(one) * chanceToBeat(other, { a: one.a + 1, b: one.b });
  return Math.max(0, loss);
}

function average(grid: Grid, of: (x: number, y: number) => number): number {
  return grid.reduce((sum, { x, y, weight }) => sum + weight * of(x, y), 0);
}
