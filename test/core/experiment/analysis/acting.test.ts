import { describe, expect, it } from 'vitest';
import { analyse } from '../../../../lib/core/experiment/analysis/analyse.ts';
import { banditWeights } from '../../../../lib/core/experiment/analysis/bandit.ts';
import { bestForTheRest, promotion } from '../../../../lib/core/experiment/analysis/promotion.ts';
import { arms, ended, shares, twoArms } from './an-experiment.ts';

describe('a bandit', () => {
  const arm = (id: string, matured: number, converters: number, weight = 1) => ({
    id,
    matured,
    converters,
    weight,
  });

  it('begins evenly and keeps its weights until each arm has a hundred', () => {
    expect(banditWeights([arm('a', 0, 0), arm('b', 0, 0)])).toEqual({
      outcome: 'kept',
      weights: { a: 0.5, b: 0.5 },
    });
    expect(banditWeights([arm('a', 5000, 90, 3), arm('b', 99, 9, 1)])).toEqual({
      outcome: 'kept',
      weights: { a: 0.75, b: 0.25 },
    });
  });

  it('gives each arm its chance to be the best, over a floor of one in a hundred', () => {
    // expected: exact rationals, see chances.test.ts: 0.96985 for 70 against 50 of 1,000; over the floor 0.01 + 0.98 · 0.96985.
    const { outcome, weights } = banditWeights([arm('a', 1000, 50), arm('b', 1000, 70)]);
    expect(outcome).toBe('updated');
    expect(weights.b).toBeCloseTo(0.01 + 0.98 * 0.9698531786991795, 10);
    expect((weights.a ?? 0) + (weights.b ?? 0)).toBeCloseTo(1, 12);
  });

  it('never starves an arm', () => {
    const { weights } = banditWeights([arm('a', 9000, 90), arm('b', 9000, 900), arm('c', 9000, 91)]);
    expect(weights.a).toBeCloseTo(0.01, 9);
    expect(weights.c).toBeCloseTo(0.01, 9);
  });
});

describe('promotion in a journey', () => {
  const won = analyse(twoArms([10_000, 10_000], [200, 300], ended(20_000)));

  it('gives all newcomers the winner', () => {
    expect(promotion(won, 7)).toEqual({ promote: 'new', as: 'winner' });
  });

  it('waits for a whole week', () => {
    expect(promotion(won, 6.9)).toEqual({ promote: undefined, why: 'under-a-week' });
  });

  it('gives all newcomers the control where every treatment is worse', () => {
    expect(promotion(analyse(twoArms([10_000, 10_000], [300, 200], ended(20_000))), 7)).toEqual({
      promote: 'old',
      as: 'winner',
    });
  });

  it('does nothing without a verdict, or with customers divided wrongly', () => {
    expect(promotion(analyse(twoArms([10_000, 10_000], [200, 201], ended(20_000))), 30)).toEqual({
      promote: undefined,
      why: 'no-verdict',
    });
    expect(promotion(analyse(twoArms([10_000, 11_000], [200, 400], ended(20_000))), 30)).toEqual({
      promote: undefined,
      why: 'sample-ratio',
    });
  });

  const harmful = {
    ...twoArms([10_000, 10_000], [200, 300], ended(20_000)),
    metrics: [shares({ old: 200, new: 300 }), shares({ old: 50, new: 150 }, 'guardrail', 'complained')],
  };

  it('stops what does harm at once, and not after a week', () => {
    expect(promotion(analyse(harmful), 1)).toEqual({ promote: 'old', as: 'winner' });
  });

  it('does not promote a winner of earlier that turns out to do harm', () => {
    const settled = { status: 'winner', variant: 'new', by: 'early', alsoBetter: [] } as const;
    expect(promotion(analyse({ ...harmful, settled }), 30)).toEqual({ promote: undefined, why: 'guardrail' });
  });
});

describe('one message to many, after a test with a share of them', () => {
  it('sends the winner', () => {
    expect(bestForTheRest(analyse(twoArms([10_000, 10_000], [200, 300], ended(20_000))))).toEqual({
      promote: 'new',
      as: 'winner',
    });
  });

  it('sends the best so far where nothing is sure, and calls it so', () => {
    expect(bestForTheRest(analyse(twoArms([1_000, 1_000], [30, 34], ended(2_000))))).toEqual({
      promote: 'new',
      as: 'best-so-far',
    });
  });

  it('does not take eight of ten for better than 800 of 1,000', () => {
    // By hand: the expectation of Beta(9, 3) is 0.75, that of Beta(801, 201) 0.799.
    const input = {
      arms: [
        { id: 'old', expected: 1000, assigned: 1000 },
        { id: 'new', expected: 10, assigned: 10 },
      ],
      control: 'old',
      metrics: [shares({ old: 800, new: 8 })],
      end: ended(1_010),
    };
    expect(bestForTheRest(analyse(input))).toEqual({ promote: 'old', as: 'best-so-far' });
  });

  it('does not send what does harm, nor anything when customers were divided wrongly', () => {
    const input = {
      arms: arms({ old: 10_000, new: 10_000 }),
      control: 'old',
      metrics: [shares({ old: 200, new: 230 }), shares({ old: 50, new: 150 }, 'guardrail', 'complained')],
      end: ended(20_000),
    };
    expect(bestForTheRest(analyse(input))).toEqual({ promote: 'old', as: 'best-so-far' });
    expect(bestForTheRest(analyse(twoArms([10_000, 11_000], [200, 400], ended(20_000))))).toEqual({
      promote: undefined,
      why: 'sample-ratio',
    });
  });
});
