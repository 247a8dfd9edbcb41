import { describe, expect, it } from 'vitest';
import { analyse } from '../../../../lib/core/experiment/analysis/analyse.ts';
import { incremental } from '../../../../lib/core/experiment/analysis/incremental.ts';
import type { AnalysisInput, End } from '../../../../lib/core/experiment/analysis/input.ts';
import { momentsOf } from '../../../../lib/core/experiment/analysis/moments.ts';
import { armsOf, HILLSTROM_IS_HERE, hillstrom, metricsOf } from './hillstrom.ts';

const describeWithData = HILLSTROM_IS_HERE ? describe : describe.skip;
const ENDED: End = { kind: 'planned', customers: 64_000, matured: 64_000 };
const NO_PLAN: End = { kind: 'open', expected: 64_000 };

/** Against no e-mail at all. */
function experiment(primary: 'visit' | 'conversion' | 'spend', end: End): AnalysisInput {
  return {
    arms: armsOf(customers, ['No E-Mail', 'Mens E-Mail', 'Womens E-Mail']),
    control: 'No E-Mail',
    metrics: metricsOf(customers, primary),
    end,
  };
}

const customers = HILLSTROM_IS_HERE ? hillstrom() : [];

// expected, all of this file: numpy 2 and scipy 1.17 on the raw file: sums, chisquare, ttest_ind(equal_var=False), norm.sf
describeWithData('Hillstrom’s test (skipped unless SOJOURN_DATA names a folder that has it)', () => {
  it('has these customers, visits, orders and cents', () => {
    const [visit, conversion, spend] = metricsOf(customers, 'visit');
    expect(customers).toHaveLength(64_000);
    expect(visit?.totals).toEqual({
      'No E-Mail': { converters: 2262 },
      'Mens E-Mail': { converters: 3894 },
      'Womens E-Mail': { converters: 3238 },
    });
    expect(conversion?.totals).toEqual({
      'No E-Mail': { converters: 122 },
      'Mens E-Mail': { converters: 267 },
      'Womens E-Mail': { converters: 189 },
    });
    expect(spend?.totals).toEqual({
      'No E-Mail': { converters: 122, sum: 1_390_833, squares: 28_700_503_621, largest: 49_900 },
      'Mens E-Mail': { converters: 267, sum: 3_031_169, squares: 67_590_244_973, largest: 49_900 },
      'Womens E-Mail': { converters: 189, sum: 2_303_811, squares: 49_114_465_763, largest: 49_900 },
    });
  });

  it('divided its customers as it should', () => {
    expect(analyse(experiment('visit', ENDED)).sampleRatio.p).toBeCloseTo(0.9036929575604196, 12);
  });

  it.each([
    { metric: 'visit', mens: [0.7214046, 2.70765580936e-113], womens: [0.4260551, 1.92298458968e-44] },
    { metric: 'conversion', mens: [1.1884219, 1.46929179793e-13], womens: [0.543313, 0.000155751535512] },
    { metric: 'spend', mens: [1.1792888, 1.16381496823e-7], womens: [0.6501519, 0.0011293971023632] },
  ] as const)('has these lifts and p-values at its end: $metric', ({ metric, mens, womens }) => {
    const comparisons = analyse(experiment(metric, ENDED)).metrics.find(
      ({ id }) => id === metric,
    )?.comparisons;
    for (const [index, [lift, p]] of [mens, womens].entries()) {
      expect(comparisons?.[index]?.lift?.estimate).toBeCloseTo(lift, 5);
      expect((comparisons?.[index]?.p ?? 0) / p).toBeCloseTo(1, 8);
    }
  });

  it('has these 95 % intervals of the lift in orders at its end', () => {
    const [, conversion] = analyse(experiment('visit', ENDED)).metrics;
    expect(conversion?.comparisons[0]?.lift?.low).toBeCloseTo(0.7679840781, 9);
    expect(conversion?.comparisons[0]?.lift?.high).toBeCloseTo(1.7088424427, 9);
    expect(conversion?.comparisons[1]?.lift?.low).toBeCloseTo(0.2301052195, 9);
    expect(conversion?.comparisons[1]?.lift?.high).toBeCloseTo(0.9362694451, 9);
  });

  it('is won by either e-mail on every metric, and does not say which of both is better', () => {
    for (const metric of ['visit', 'conversion', 'spend'] as const) {
      expect(analyse(experiment(metric, ENDED)).verdict).toEqual({
        status: 'winner',
        variant: 'Mens E-Mail',
        by: 'planned-end',
        alsoBetter: ['Womens E-Mail'],
      });
    }
  });

  it('brought so many orders and so much money that would not have come', () => {
    const { arms, metrics } = experiment('spend', ENDED);
    const momentsFor = (id: string, metric: number) => {
      const [arm, one] = [arms.find((each) => each.id === id), metrics[metric]];
      if (arm === undefined || one === undefined) throw new Error(`no ${id}`);
      return momentsOf(one, arm);
    };
    const orders = incremental({
      treated: momentsFor('Mens E-Mail', 1),
      heldOut: momentsFor('No E-Mail', 1),
    });
    const money = incremental({ treated: momentsFor('Mens E-Mail', 2), heldOut: momentsFor('No E-Mail', 2) });
    expect(orders.total.estimate).toBeCloseTo(21_307 * 0.006805006519615695, 6);
    expect(money.each.low).toBeCloseTo(48.51397325684076, 8);
    expect(money.each.high).toBeCloseTo(105.45145792206658, 8);
  });
});

describeWithData(
  'Mens against Womens on spend (skipped unless SOJOURN_DATA names a folder that has it)',
  () => {
    const two = (end: End): AnalysisInput => ({
      arms: armsOf(customers, ['Womens E-Mail', 'Mens E-Mail']),
      control: 'Womens E-Mail',
      metrics: metricsOf(customers, 'spend'),
      end,
    });

    it('is not called, though one look would have p = 0.03: nobody planned to look just then', () => {
      const { verdict, metrics } = analyse(two(NO_PLAN));
      expect(verdict).toMatchObject({ status: 'running', leading: 'Mens E-Mail' });
      const spend = metrics.find(({ id }) => id === 'spend')?.comparisons[0];
      expect(spend?.call).toBe('open');
      expect(spend?.difference?.low).toBeLessThan(0);
    });

    it('is not called on the way to a plan either', () => {
      expect(analyse(two({ ...ENDED, matured: 42_694 })).verdict.status).toBe('running');
    });

    it('has the p of Welch', () => {
      const spend = analyse(two(ENDED)).metrics.find(({ id }) => id === 'spend')?.comparisons[0];
      expect((spend?.p ?? 0) / 0.03046865118529923).toBeCloseTo(1, 8);
    });
  },
);
