import type { Arm } from './input.ts';
import type { SampleRatio } from './result.ts';
import { upperGamma } from './special/incomplete-gamma.ts';
import { logGamma } from './special/stirling.ts';

/** Under this the alarm goes off: of experiments without any fault at most one in a thousand, however often one looks. */
const ALARM_UNDER = 0.001;

/**
 * How many customers the belief that something is wrong is worth. A small one sees gross faults among hundreds, a large one small
 * faults among millions; the mean of both is as valid as either, and costs ln 2 of the evidence.
 */
const BELIEFS = [100, 10_000] as const;

/**
 * Whether customers were divided as they should have been. `p` is Pearson's chi-square against `expected`, right for one look;
 * looked at twenty times, it is under 0.001 in 0.6 to 1 % of experiments in which nothing is wrong. The alarm is therefore given
 * by a test that holds at all looks together: Lindon and Malek 2022, "Anytime-Valid Inference for Multinomial Count Data".
 * Closed arms leave the total, and the degrees of freedom.
 */
export function sampleRatio(arms: readonly Arm[]): SampleRatio {
  const open = arms.filter(({ expected }) => expected > 0);
  const customers = open.reduce((sum, { assigned }) => sum + assigned, 0);
  const weights = open.reduce((sum, { expected }) => sum + expected, 0);
  if (open.length < 2 || customers === 0) return { p: 1, everyLookP: 1, alarm: false };
  const counts = open.map(({ assigned, expected }) => ({ assigned, share: expected / weights }));
  const everyLookP = Math.min(1, Math.exp(-logEvidence(counts, customers)));
  return { p: pearson(counts, customers), everyLookP, alarm: everyLookP < ALARM_UNDER };
}

type Count = { readonly assigned: number; readonly share: number };

function pearson(counts: readonly Count[], customers: number): number {
  const chiSquare = counts.reduce((sum, { assigned, share }) => {
    const should = customers * share;
    return sum + (assigned - should) ** 2 / should;
  }, 0);
  return upperGamma((counts.length - 1) / 2, chiSquare / 2);
}

/**
 * How much likelier these counts are if shares may be any around the right ones (Dirichlet distributions) than if they are right,
 * as a logarithm. While they are right it is a martingale, and exceeds 1/a at any time with a probability of a (Ville).
 */
function logEvidence(counts: readonly Count[], customers: number): number {
  const each = BELIEFS.map((belief) => {
    const all = logGamma(belief) - logGamma(belief + customers);
    return counts.reduce((sum, { assigned, share }) => {
      const mine = belief * share;
      return sum + logGamma(mine + assigned) - logGamma(mine) - assigned * Math.log(share);
    }, all);
  });
  // Their mean; e to the power of either may be more than a number holds.
  const most = Math.max(...each);
  return most + Math.log(each.reduce((sum, one) => sum + Math.exp(one - most), 0) / each.length);
}
