import { alphaOf } from './rule.ts';
import { normalQuantile, normalUpper } from './special/normal.ts';

/** How large an experiment must be. Shares are fractions; lifts are relative to the control: 0.2 is a fifth more. */
export type Plan = {
  /** What the journey brings without a change. */
  readonly baseline: Baseline;
  /** Each is tested against the control. */
  readonly treatments: number;
  /** The chance to find what there is; most take 0.8. */
  readonly power: number;
};
type Baseline =
  | { readonly kind: 'share'; readonly share: number }
  /** Revenue per customer, say, with the variance of one customer's. */
  | { readonly kind: 'mean'; readonly mean: number; readonly variance: number };

/**
 * Customers in each arm, so that a lift of this size is found. As R's power.prop.test does: the variance of no difference for
 * the level, that of the difference for the power; with power.t.test's normal limit for means.
 * @returns a whole number; undefined where no number is enough, or the lift leads past 100 %
 */
export function customersPerArm({ baseline, treatments, power }: Plan, lift: number): number | undefined {
  const level = normalQuantile(alphaOf('planned-end') / treatments / 2);
  const certain = normalQuantile(1 - power);
  const { none, real, gap } = spreads(baseline, lift);
  if (gap === 0 || real < 0 || none <= 0) return undefined;
  return Math.ceil(((level * Math.sqrt(none) + certain * Math.sqrt(real)) / gap) ** 2);
}

/** The chance that so many customers in each arm find this lift at the planned end. */
export function powerOf({ baseline, treatments }: Omit<Plan, 'power'>, lift: number, perArm: number): number {
  const level = normalQuantile(alphaOf('planned-end') / treatments / 2);
  const { none, real, gap } = spreads(baseline, lift);
  return normalUpper((level * Math.sqrt(none) - Math.abs(gap) * Math.sqrt(perArm)) / Math.sqrt(real));
}

/** The smallest lift that so many customers in each arm can find; undefined where not even a hundredfold is enough. */
export function smallestLift(plan: Plan, perArm: number): number | undefined {
  const most = plan.baseline.kind === 'share' ? Math.min(100, 1 / plan.baseline.share - 1) : 100;
  const enough = (lift: number) => (customersPerArm(plan, lift) ?? Number.POSITIVE_INFINITY) <= perArm;
  if (!enough(most)) return undefined;
  let low = 0;
  let high = most;
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * How many days until the verdict: until enough have come, and then the time in which the last one's outcome counts. At least a
 * whole week, because weekends are different.
 * @param traffic customers who reach the step each day, and the fraction of them that each arm gets at least
 */
export function daysNeeded(
  perArm: number,
  traffic: { readonly perDay: number; readonly smallestShare: number; readonly windowDays: number },
): number | undefined {
  const daily = traffic.perDay * traffic.smallestShare;
  if (daily <= 0) return undefined;
  return Math.max(7, Math.ceil(perArm / daily)) + traffic.windowDays;
}

/** Variances of a difference of two customers, without and with the lift, and the lift as a difference. */
function spreads(baseline: Baseline, lift: number): { none: number; real: number; gap: number } {
  if (baseline.kind === 'mean') {
    const both = 2 * baseline.variance;
    return { none: both, real: both, gap: baseline.mean * lift };
  }
  const before = baseline.share;
  const after = before * (1 + lift);
  const middle = (before + after) / 2;
  const varianceAfter = after * (1 - after);
  return {
    none: 2 * middle * (1 - middle),
    real: varianceAfter < 0 ? -1 : before * (1 - before) + varianceAfter,
    gap: after - before,
  };
}
