import { describe, expect, it } from 'vitest';
import { resultsLines } from '../../../lib/cli/render/results.ts';
import { analyse } from '../../../lib/core/experiment/analysis/analyse.ts';
import { banditStanding } from '../../../lib/core/experiment/bandit-standing.ts';
import { ENGLISH } from '../../../lib/core/experiment/words/english.ts';
import { ended, twoArms } from '../../core/experiment/analysis/an-experiment.ts';

// 90 against 40 of 1,000 would be called by any test: p < 0.0001.
const INPUT = { ...twoArms([1_000, 1_000], [40, 90], ended(2_000)), followsFigures: true };
const arm = (id: string, converters: number, weight: number) => ({ id, matured: 1_000, converters, weight });

describe('results of a bandit', () => {
  it('have no p-values, no lifts and no winner: its weights followed these very figures', () => {
    const { verdict, metrics } = analyse(INPUT);
    expect(verdict.status).toBe('running');
    expect(metrics.flatMap(({ comparisons }) => comparisons)).toEqual([]);
  });

  // expected: exact rationals, see chances.test.ts: 0.96985 for 70 against 50 of 1,000
  it('have the chance to be the best and the weights in their place', () => {
    const standing = banditStanding([arm('old', 50, 1), arm('new', 70, 3)]);
    expect(standing[1]?.chanceToBeBest).toBeCloseTo(0.9698531786991795, 10);
    expect(standing.map(({ weight }) => weight)).toEqual([0.25, 0.75]);
  });

  it('say in a sentence who gets newcomers, then the chances, then what was counted', () => {
    const bandit = banditStanding([arm('old', 50, 1), arm('new', 70, 3)]);
    const shown = { stepId: 'offer', analysis: analyse(INPUT), history: [], funnel: [], bandit };
    const lines = resultsLines(shown, ENGLISH, (_style, text) => text);
    expect(lines[1]).toBe('The better a variant does, the more newcomers it gets: now “new” 75%, “old” 25%.');
    const text = lines.join('\n');
    expect(text).toMatch(/new +97% +75%/);
    expect(text).toMatch(/new +1,000 +90 +9%$/m);
    expect(text).not.toMatch(/lift|may be chance|better$/m);
  });
});
