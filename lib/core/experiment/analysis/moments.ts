import { unreachable } from '../../unreachable.ts';
import type { MeanTotals, Metric, RatioTotals } from './input.ts';

/** Of one arm and metric. */
export type Moments = {
  readonly customers: number;
  readonly converters: number;
  readonly mean: number;
  /** Of one customer: that of the mean is variance / customers. 0 where there is no spread, or nobody to tell by. */
  readonly variance: number;
  /** Whether the variance is itself an estimate, as for money, and Student's t applies. */
  readonly studentised: boolean;
};

export function momentsOf(metric: Metric, arm: { readonly id: string; readonly assigned: number }): Moments {
  const { id, assigned } = arm;
  switch (metric.kind) {
    case 'share':
      return share(metric.totals[id]?.converters ?? 0, assigned);
    case 'mean':
      return mean(metric.totals[id] ?? NOTHING, assigned);
    case 'ratio':
      return ratio(metric.totals[id], assigned);
    default:
      return unreachable(metric);
  }
}

export function share(converters: number, customers: number): Moments {
  const p = customers === 0 ? 0 : converters / customers;
  return { customers, converters, mean: p, variance: p * (1 - p), studentised: false };
}

export function mean({ converters, sum, squares }: MeanTotals, customers: number): Moments {
  const average = customers === 0 ? 0 : sum / customers;
  return {
    customers,
    converters,
    mean: average,
    variance: covariance({ sum, other: sum, products: squares }, customers),
    studentised: true,
  };
}

/** By the delta method: var(M/D) = var M / D² + var D · M² / D⁴ − 2 cov(M, D) · M / D³, all per customer. */
function ratio(totals: RatioTotals | undefined, customers: number): Moments {
  if (totals === undefined || customers === 0 || totals.below.sum === 0) {
    return { customers, converters: totals?.converters ?? 0, mean: 0, variance: 0, studentised: true };
  }
  const { converters, above, below, products } = totals;
  const value = above.sum / below.sum;
  const per = below.sum / customers;
  const spread = (sum: number, other: number, of: number) =>
    covariance({ sum, other, products: of }, customers);
  const variance =
    (spread(above.sum, above.sum, above.squares) +
      value * value * spread(below.sum, below.sum, below.squares) -
      2 * value * spread(above.sum, below.sum, products)) /
    (per * per);
  return { customers, converters, mean: value, variance: Math.max(0, variance), studentised: true };
}

function covariance(of: { sum: number; other: number; products: number }, n: number): number {
  if (n < 2) return 0;
  const value = (of.products - (of.sum * of.other) / n) / (n - 1);
  // What is left of a sum of squares when all are the same is rounding, and no spread.
  return Math.abs(value) * (n - 1) < Math.abs(of.products) * ROUNDING ? 0 : value;
}

const ROUNDING = 1e-13;
const NOTHING: MeanTotals = { converters: 0, sum: 0, squares: 0 };
