import type { Arm } from './input.ts';
import type { SampleRatio } from './result.ts';
import { upperGamma } from './special/incomplete-gamma.ts';

/** Fabijan et al. 2019, "Diagnosing sample ratio mismatch": about 6 % of the tests of a large company have one. */
const ALARM_UNDER = 0.001;

/**
 * Whether customers were divided as they should have been: Pearson's chi-square against `expected`. Closed arms leave both the
 * total and the degrees of freedom.
 */
export function sampleRatio(arms: readonly Arm[]): SampleRatio {
  const open = arms.filter(({ expected }) => expected > 0);
  const customers = open.reduce((sum, { assigned }) => sum + assigned, 0);
  const weights = open.reduce((sum, { expected }) => sum + expected, 0);
  if (open.length < 2 || customers === 0) return { p: 1, alarm: false };
  const chiSquare = open.reduce((sum, { assigned, expected }) => {
    const should = (customers * expected) / weights;
    return sum + (assigned - should) ** 2 / should;
  }, 0);
  const p = upperGamma((open.length - 1) / 2, chiSquare / 2);
  return { p, alarm: p < ALARM_UNDER };
}
