import { describe, expect, it } from 'vitest';
import { difference, twoSidedP, twoSidedWidth } from '../../../../lib/core/experiment/analysis/difference.ts';
import type { Metric } from '../../../../lib/core/experiment/analysis/input.ts';
import { lift } from '../../../../lib/core/experiment/analysis/lift.ts';
import { mean, momentsOf, share } from '../../../../lib/core/experiment/analysis/moments.ts';
import { normalQuantile } from '../../../../lib/core/experiment/analysis/special/normal.ts';

/** Sums as they are recorded, from a list of values. */
function sums(values: readonly number[]) {
  return {
    converters: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    squares: values.reduce((sum, value) => sum + value * value, 0),
  };
}

describe('moments of an arm', () => {
  it('gives mean and variance of one customer from sum and sum of squares', () => {
    // By hand: 1, 2, 3, 4 have mean 2.5 and variance 5/3.
    expect(mean(sums([1, 2, 3, 4]), 4)).toMatchObject({ mean: 2.5, variance: 5 / 3 });
  });

  it('finds no spread where all bring the same, also in large sums', () => {
    expect(mean(sums(Array.from({ length: 1000 }, () => 1_234_567.89)), 1000).variance).toBe(0);
  });

  it('gives a ratio the variance of the delta method', () => {
    // By hand: orders 1, 2, 3 with revenue 2, 6, 7 over three customers: ratio 15/6 = 2.5; variances 1 and 7, covariance 2.5;
    // (7 + 6.25 · 1 − 5 · 2.5) / 2² = 0.1875.
    const metric: Metric = {
      id: 'order-value',
      role: 'secondary',
      kind: 'ratio',
      totals: {
        new: {
          converters: 3,
          above: { sum: 15, squares: 4 + 36 + 49 },
          below: { sum: 6, squares: 1 + 4 + 9 },
          products: 2 + 12 + 21,
        },
      },
    };
    const { mean: value, variance } = momentsOf(metric, { id: 'new', assigned: 3 });
    expect(value).toBe(2.5);
    expect(variance).toBeCloseTo(0.1875, 12);
  });
});

describe('a difference of two arms', () => {
  it('is what GrowthBook says it is', () => {
    // expected: growthbook packages/stats/tests/frequentist/test_tests.py, test_two_sided_ttest: 0.29, [0.04538, 0.53462], 0.02016
    const control = { customers: 3407, converters: 3407, mean: 0.41, variance: 3.9 ** 2, studentised: true };
    const treatment = { customers: 3461, converters: 3461, mean: 0.7, variance: 6.2 ** 2, studentised: true };
    const found = difference(control, treatment);
    const around = twoSidedWidth(0.05, found.degreesOfFreedom) * found.standardError;
    expect(found.estimate).toBeCloseTo(0.29, 12);
    expect(found.estimate - around).toBeCloseTo(0.04538, 5);
    expect(found.estimate + around).toBeCloseTo(0.53462, 5);
    expect(twoSidedP(found)).toBeCloseTo(0.02016, 5);
  });

  it('has the degrees of freedom of Welch', () => {
    // expected: scipy 1.17, ttest_ind([1, 2, 3, 4], [2, 4, 6, 8, 10], equal_var=False): t 2.2514, df 5.5208, p 0.06913
    const found = difference(mean(sums([1, 2, 3, 4]), 4), mean(sums([2, 4, 6, 8, 10]), 5));
    expect(found.degreesOfFreedom).toBeCloseTo(5.5208, 4);
    expect(twoSidedP(found)).toBeCloseTo(0.06913, 5);
  });

  it('says nothing where there is no spread, or nobody to tell by', () => {
    for (const [one, other] of [
      [share(0, 500), share(0, 500)],
      [share(500, 500), share(0, 500)],
      [share(0, 0), share(3, 9)],
      [share(1, 1), share(3, 9)],
    ] as const) {
      const found = difference(one, other);
      expect(found.standardError).toBe(0);
      expect(twoSidedP(found)).toBe(1);
    }
  });
});

describe('a lift', () => {
  it('has Katz’s interval', () => {
    // By hand for 10/100 against 15/100: ratio 1.5; ln 1.5 ± 1.959964 √(0.9/10 + 0.85/15) = 0.405465 ± 0.750609.
    const found = lift(share(10, 100), share(15, 100), normalQuantile(0.025));
    expect(found?.estimate).toBeCloseTo(0.5, 12);
    expect(found?.low).toBeCloseTo(Math.exp(0.405465 - 0.750609) - 1, 4);
    expect(found?.high).toBeCloseTo(Math.exp(0.405465 + 0.750609) - 1, 4);
  });

  it('is absent where there is nothing to divide by, or nothing to divide', () => {
    expect(lift(share(0, 100), share(15, 100), 2)).toBeUndefined();
    expect(lift(share(10, 100), share(0, 100), 2)).toBeUndefined();
  });
});
