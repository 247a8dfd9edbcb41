import { describe, expect, it } from 'vitest';
import type { MetricResult } from '../../../lib/core/experiment/analysis/result.ts';
import { byVariant } from '../../../lib/core/experiment/totals.ts';
import { type Customer, HILLSTROM_IS_HERE, hillstrom } from '../../core/experiment/analysis/hillstrom.ts';
import { asHistory, type Past } from './as-history.ts';

const describeWithData = HILLSTROM_IS_HERE ? describe : describe.skip;
/** A visit is counted as what a journey has in its place, a click. */
const pastOf = ({ segment, visit, spend }: Customer): Past => ({
  variant: segment,
  clicked: visit === 1,
  spend,
});
const customers = HILLSTROM_IS_HERE ? hillstrom().map(pastOf) : [];
const comparisonsOf = (metrics: readonly MetricResult[], id: string) =>
  metrics.find((one) => one.id === id)?.comparisons ?? [];

describe('a test as a journey’s history', () => {
  // By hand: 30 and 60 of 200; orders of 10 and 30 in turn. scipy 1.17: norm.sf of the unpooled z, Katz's interval
  it('comes out of the tasks, the counters and the analysis as it went in', async () => {
    const arm = (variant: string, orders: number) =>
      Array.from({ length: 200 }, (_, index): Past => {
        const spend = index >= orders ? 0 : index % 2 === 0 ? 10 : 30;
        return { variant, clicked: index < 2 * orders, spend };
      });
    const { results, totals } = await asHistory([...arm('none', 30), ...arm('five-off', 60)], {
      control: 'none',
      measure: 'goal',
      planned: 400,
    });
    expect(byVariant(totals)).toMatchObject([
      { variant: 'five-off', assigned: 200, clicked: 120, converted: 60, valueMinor: 120_000 },
      { variant: 'none', assigned: 200, clicked: 60, converted: 30, valueMinor: 60_000 },
    ]);
    expect(byVariant(totals).map(({ valueSquares }) => valueSquares)).toEqual([300_000_000, 150_000_000]);
    const { verdict, sampleRatio, metrics } = results.analysis;
    expect(verdict).toMatchObject({ status: 'winner', variant: 'five-off', by: 'planned-end' });
    expect(sampleRatio.p).toBe(1);
    const [compared] = comparisonsOf(metrics, 'converted');
    expect((compared?.p ?? 0) / 0.00026072963285531683).toBeCloseTo(1, 9);
    expect(compared?.lift?.estimate).toBeCloseTo(1, 12);
    expect(compared?.lift?.low).toBeCloseTo(0.3514179622740916, 9);
    expect(compared?.lift?.high).toBeCloseTo(1.9598541026264154, 9);
  });
});

// expected, below: numpy 2 and scipy 1.17 on the raw file, as in core/experiment/analysis/hillstrom.test.ts
describeWithData(
  'Hillstrom’s test as a journey’s history (skipped unless SOJOURN_DATA names a folder that has it)',
  () => {
    it('has the published sums, lifts, intervals, p-values and sample ratio', async () => {
      const { results, totals } = await asHistory(customers, {
        control: 'No E-Mail',
        measure: 'value',
        planned: 64_000,
      });
      expect(byVariant(totals)).toMatchObject([
        { variant: 'Mens E-Mail', assigned: 21_307, clicked: 3_894, converted: 267, valueMinor: 3_031_169 },
        { variant: 'No E-Mail', assigned: 21_306, clicked: 2_262, converted: 122, valueMinor: 1_390_833 },
        { variant: 'Womens E-Mail', assigned: 21_387, clicked: 3_238, converted: 189, valueMinor: 2_303_811 },
      ]);
      expect(byVariant(totals).map(({ valueSquares }) => valueSquares)).toEqual([
        67_590_244_973, 28_700_503_621, 49_114_465_763,
      ]);
      const { verdict, sampleRatio, metrics } = results.analysis;
      expect(sampleRatio.p).toBeCloseTo(0.9036929575604196, 12);
      expect(verdict).toEqual({
        status: 'winner',
        variant: 'Mens E-Mail',
        by: 'planned-end',
        alsoBetter: ['Womens E-Mail'],
      });
      for (const { metric, mens, womens } of PUBLISHED) {
        const compared = comparisonsOf(metrics, metric);
        for (const [variant, [lift, p]] of [
          ['Mens E-Mail', mens],
          ['Womens E-Mail', womens],
        ] as const) {
          const one = compared.find((each) => each.variant === variant);
          expect(one?.lift?.estimate).toBeCloseTo(lift, 5);
          expect((one?.p ?? 0) / p).toBeCloseTo(1, 8);
        }
      }
      const mens = comparisonsOf(metrics, 'converted').find(({ variant }) => variant === 'Mens E-Mail');
      expect(mens?.lift?.low).toBeCloseTo(0.7679840781, 9);
      expect(mens?.lift?.high).toBeCloseTo(1.7088424427, 9);
    }, 240_000);

    it('does not call Mens against Womens on spend, though one look would have p = 0.03', async () => {
      const mailed = customers.filter(({ variant }) => variant !== 'No E-Mail');
      const { results } = await asHistory(mailed, { control: 'Womens E-Mail', measure: 'value' });
      const { verdict, metrics } = results.analysis;
      expect(verdict).toMatchObject({ status: 'running', leading: 'Mens E-Mail' });
      expect(comparisonsOf(metrics, 'value')).toMatchObject([{ variant: 'Mens E-Mail', call: 'open' }]);
    }, 240_000);
  },
);

const PUBLISHED = [
  { metric: 'clicked', mens: [0.7214046, 2.70765580936e-113], womens: [0.4260551, 1.92298458968e-44] },
  { metric: 'converted', mens: [1.1884219, 1.46929179793e-13], womens: [0.543313, 0.000155751535512] },
  { metric: 'value', mens: [1.1792888, 1.16381496823e-7], womens: [0.6501519, 0.0011293971023632] },
] as const;
