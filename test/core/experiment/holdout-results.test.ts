import { describe, expect, it } from 'vitest';
import { holdoutResults } from '../../../lib/core/experiment/holdout-results.ts';
import { type Cohort, NOTHING } from '../../../lib/core/experiment/totals.ts';
import { ENGLISH } from '../../../lib/core/experiment/words/english.ts';
import { holdoutSentence } from '../../../lib/core/experiment/words/holdout-sentence.ts';

const WEIGHTS = { marketing: 90, 'held-out': 10 };

/** Everybody who reached a goal brought 50.00. */
function side(variant: string, assigned: number, converted: number): Cohort {
  const valueSquares = BigInt(converted * 5_000 ** 2);
  const cohort = { variant, day: '2026-03-02', weights: WEIGHTS };
  return { ...cohort, ...NOTHING, assigned, converted, valueMinor: converted * 5_000, valueSquares };
}

const said = (...cohorts: Cohort[]) => {
  const results = holdoutResults(cohorts);
  return results === undefined ? undefined : holdoutSentence(results, ENGLISH);
};

describe('the global holdout', () => {
  // expected: numpy, by the formulas of Waudby-Smith et al. (theorem 2.2, B.2) and Katz: width 3.0614772 at 100,000 of 50,000
  it('tells how many customers and how much money would not have come, at every look', () => {
    const results = holdoutResults([side('marketing', 90_000, 4_500), side('held-out', 10_000, 400)]);
    expect(results?.status).toBe('told');
    expect(results?.converted.total.estimate).toBeCloseTo(900, 6);
    expect(results?.converted.total.low).toBeCloseTo(324.157375436475, 6);
    expect(results?.converted.total.high).toBeCloseTo(1475.8426245635253, 6);
    expect(results?.converted.lift?.low).toBeCloseTo(0.06898011219432854, 9);
    expect(results?.value.total.low).toBeCloseTo(1_620_658.3692912923, 2);
    expect(results?.value.total.high).toBeCloseTo(7_379_341.6307087075, 2);
  });

  it('says in a sentence that marketing works, once that is proven', () => {
    expect(said(side('marketing', 90_000, 4_500), side('held-out', 10_000, 400))).toBe(
      'Marketing works: 900 customers reached a goal who would not have without it (probably between 324 and 1,476), and it brought 45,000.00 (between 16,206.58 and 73,793.42).',
    );
  });

  it('says that it does harm, once that is proven', () => {
    expect(said(side('marketing', 90_000, 3_600), side('held-out', 10_000, 500))).toMatch(
      /^Marketing does harm: .* by -900 \(/,
    );
  });

  it('says that nothing is proven while the interval holds zero', () => {
    expect(said(side('marketing', 9_000, 450), side('held-out', 1_000, 40))).toMatch(/^Not proven yet/);
  });

  it('says nothing of a side that is too small', () => {
    expect(said(side('marketing', 9_000, 450), side('held-out', 1_000, 24))).toBe(
      'Too early to say what marketing brings: either side needs 100 customers, and 25 who reached a goal.',
    );
    expect(said(side('marketing', 900, 90))).toMatch(/^No verdict: customers were not divided as planned/);
  });

  it('trusts no figure where customers were not divided as the settings say', () => {
    expect(said(side('marketing', 9_000, 450), side('held-out', 2_000, 80))).toMatch(
      /^No verdict: customers were not divided as planned/,
    );
  });

  it('is nothing where nobody was ever held out', () => {
    expect(holdoutResults([])).toBeUndefined();
  });
});
