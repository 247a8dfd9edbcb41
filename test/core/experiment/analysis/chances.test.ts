import { describe, expect, it } from 'vitest';
import { bestArm } from '../../../../lib/core/experiment/analysis/best-arm.ts';
import { chanceToBeat, expectedLoss } from '../../../../lib/core/experiment/analysis/chance-to-beat.ts';
import { posteriorOf } from '../../../../lib/core/experiment/analysis/posterior.ts';

/**
 * Control, treatment, chance to beat it, expected loss.
 * expected: exact rationals, Evan Miller's sum for P(X > Y) and Stucchio's for the loss, with Python's fractions
 */
const EXACT = [
  { of: [10, 100, 15, 100], chance: 0.8532837899339661, loss: 0.003578088130711048 },
  { of: [0, 1000, 1, 1000], chance: 0.7501249375312344, loss: 0.0002491273070434269 },
  { of: [0, 1000, 0, 10], chance: 0.9891304347826086, loss: 1.0837160821496199e-5 },
  { of: [50, 1000, 70, 1000], chance: 0.9698531786991795, loss: 0.0001250114620502809 },
  { of: [3, 20, 400, 2000], chance: 0.6298401796164923, loss: 0.024691478460285115 },
  { of: [5, 5, 0, 5], chance: 0.0010822510822510823, loss: 0.7143689643689644 },
] as const;

describe('chance to beat the control, and what is given away if it does not', () => {
  it.each(EXACT)('are those of exact rationals for $of', ({ of: [x, n, y, m], chance, loss }) => {
    const control = posteriorOf(x, n);
    const treatment = posteriorOf(y, m);
    expect(Math.abs(chanceToBeat(treatment, control) - chance)).toBeLessThan(1e-12);
    expect(Math.abs(expectedLoss(treatment, control) - loss)).toBeLessThan(1e-12);
  });

  it('leave one or the other ahead, however unequal the groups', () => {
    const small = posteriorOf(4, 100);
    const large = posteriorOf(40_500, 1_000_000);
    expect(chanceToBeat(small, large) + chanceToBeat(large, small)).toBeCloseTo(1, 12);
  });

  it('are even between equals, to the last digit in large groups', () => {
    const same = posteriorOf(31_415, 2_000_000);
    expect(Math.abs(chanceToBeat(same, same) - 0.5)).toBeLessThan(1e-12);
  });
});

describe('the best of several arms', () => {
  it('agrees with the chance of two', () => {
    const [control, treatment] = [posteriorOf(50, 1000), posteriorOf(70, 1000)];
    const [first, second] = bestArm([control, treatment]);
    expect(second?.chance).toBeCloseTo(0.9698531786991795, 12);
    expect(first?.chance).toBeCloseTo(1 - 0.9698531786991795, 12);
    expect(second?.expectedLoss).toBeCloseTo(0.0001250114620502809, 12);
  });

  it('shares the chance between equals', () => {
    const three = bestArm([posteriorOf(20, 400), posteriorOf(20, 400), posteriorOf(20, 400)]);
    for (const { chance } of three) expect(chance).toBeCloseTo(1 / 3, 12);
  });

  it('sees an arm that is a hundred times narrower than the others', () => {
    // By symmetry around one half, whatever the widths.
    const [wide, narrow] = bestArm([posteriorOf(1, 2), posteriorOf(500_000, 1_000_000)]);
    expect(wide?.chance).toBeCloseTo(0.5, 9);
    expect(narrow?.chance).toBeCloseTo(0.5, 9);
  });
});
