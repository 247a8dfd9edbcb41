import { describe, expect, it } from 'vitest';
import { analyse } from '../../../../lib/core/experiment/analysis/analyse.ts';
import { customersPerArm } from '../../../../lib/core/experiment/analysis/planner.ts';
import { sampleRatio } from '../../../../lib/core/experiment/analysis/sample-ratio.ts';
import { looksAt, type Simulated } from './simulated.ts';

const LOOKS = 20;
const EQUAL = { looks: LOOKS, customersPerLook: 2_000, rates: [0.02, 0.02], plan: 'planned' } as const;

/** How an experiment ends for somebody who stops at the first call. */
function outcomeOf(simulated: Simulated): 'winner' | 'loser' | 'none' {
  for (const input of looksAt(simulated)) {
    const { status } = analyse(input).verdict;
    if (status === 'winner' || status === 'loser') return status;
  }
  return 'none';
}

function outcomes(count: number, of: Omit<Simulated, 'seed'>) {
  const all = Array.from({ length: count }, (_, index) => outcomeOf({ ...of, seed: `experiment-${index}` }));
  return {
    winner: all.filter((one) => one === 'winner').length / count,
    loser: all.filter((one) => one === 'loser').length / count,
  };
}

function alarmed(count: number, of: Omit<Simulated, 'seed'>): number {
  const all = Array.from({ length: count }, (_, index) =>
    [...looksAt({ ...of, seed: `division-${index}` })].some(({ arms }) => sampleRatio(arms).alarm),
  );
  return all.filter(Boolean).length / count;
}

describe('looking twenty times', () => {
  // The level is 4 % at the end and, by a sequence that is far from using it up, 1 % before.
  it('at two equal variants calls 4 ± 1 % of 2,000 experiments, as often for the one as for the other', () => {
    const { winner, loser } = outcomes(2_000, EQUAL);
    expect(winner + loser).toBeGreaterThan(0.03);
    expect(winner + loser).toBeLessThan(0.05);
    expect(Math.abs(winner - loser)).toBeLessThan(0.015);
  }, 300_000);

  it('without an end calls fewer than 5 %', () => {
    const { winner, loser } = outcomes(500, { ...EQUAL, plan: 'open' });
    expect(winner + loser).toBeLessThan(0.05);
  }, 300_000);

  it('finds a lift that is there as often as planned, within 2 points', () => {
    const perArm =
      customersPerArm({ baseline: { kind: 'share', share: 0.02 }, treatments: 1, power: 0.8 }, 0.2) ?? 0;
    const { winner, loser } = outcomes(2_000, {
      ...EQUAL,
      customersPerLook: Math.ceil((2 * perArm) / LOOKS),
      rates: [0.02, 0.024],
    });
    expect(Math.abs(winner - 0.8)).toBeLessThan(0.02);
    expect(loser).toBe(0);
  }, 300_000);

  // Ville's inequality: at most 0.1 %. A chi-square test with p < 0.001 at each look does so in 0.8 %.
  it('raises the alarm of the sample ratio in fewer than 0.2 % of 2,000 rightly divided experiments', () => {
    expect(alarmed(2_000, { ...EQUAL, divided: 0.5 })).toBeLessThan(0.002);
  });

  // expected: numpy 2 and scipy 1.17 (gammaln), 20,000 experiments of binomial looks: 98.2 %
  it('finds 51 : 49 among 100,000 in 98 ± 2 % of experiments', () => {
    const found = alarmed(500, { ...EQUAL, customersPerLook: 5_000, divided: 0.51 });
    expect(Math.abs(found - 0.98)).toBeLessThan(0.02);
  });

  it('vetoes a harmless variant in fewer than 5 %, though complaints are two in a thousand', () => {
    const vetoed = Array.from({ length: 300 }, (_, index) =>
      [...looksAt({ ...EQUAL, guardrail: 0.002, seed: `harm-${index}` })].some(
        (input) => analyse(input).vetoes.length > 0,
      ),
    ).filter(Boolean).length;
    expect(vetoed / 300).toBeLessThan(0.05);
  }, 300_000);
});
