import { describe, expect, it } from 'vitest';
import { sampleRatio } from '../../../../lib/core/experiment/analysis/sample-ratio.ts';

const arm = (id: string, assigned: number, expected: number) => ({ id, assigned, expected });

describe('sample ratio', () => {
  // expected: scipy 1.17, chisquare([821, 1003, 5011], 6835 · [0.125, 0.15, 0.725])
  it('is Pearson’s chi-square against the weights', () => {
    const { p, alarm } = sampleRatio([arm('a', 821, 12.5), arm('b', 1003, 15), arm('c', 5011, 72.5)]);
    expect(p).toBeCloseTo(0.2995391925142613, 12);
    expect(alarm).toBe(false);
  });

  // expected: scipy 1.17, chisquare([5000, 5400]); mpmath 1.3 with 40 digits, from the gamma functions of the paper's formula (4)
  it('shows what one look says, and gives the alarm by what all looks say', () => {
    const close = sampleRatio([arm('a', 5000, 1), arm('b', 5400, 1)]);
    const far = sampleRatio([arm('a', 5000, 1), arm('b', 5500, 1)]);
    expect(close.p / 8.769942375590228e-5).toBeCloseTo(1, 12);
    expect(close.everyLookP / 0.0085422413794116).toBeCloseTo(1, 8);
    expect(far.everyLookP / 0.000151572597169334).toBeCloseTo(1, 8);
    expect([close.alarm, far.alarm]).toEqual([false, true]);
  });

  // Fabijan et al. 2019, "Diagnosing sample ratio mismatch in online controlled experiments", section 1
  it('sees one customer in 140 missing among 1.6 million', () => {
    const { alarm, everyLookP } = sampleRatio([arm('a', 821_588, 1), arm('b', 815_482, 1)]);
    expect(alarm).toBe(true);
    // expected: mpmath 1.3, as above
    expect(everyLookP).toBeCloseTo(0.000281717262243532, 8);
  });

  it('sees a variant among hundreds that gets twice what it should', () => {
    expect(sampleRatio([arm('a', 140, 1), arm('b', 60, 1)]).alarm).toBe(true);
  });

  it('has an answer where evidence is more than a number holds', () => {
    const lost = sampleRatio([arm('a', 1_000_000, 80), arm('b', 200_000, 19), arm('c', 1_200, 1)]);
    expect(lost).toEqual({ p: 0, everyLookP: 0, alarm: true });
  });

  it('leaves closed arms out, with their customers', () => {
    const open = [arm('a', 5000, 1), arm('b', 5200, 1)];
    expect(sampleRatio([...open, arm('closed', 900, 0)])).toEqual(sampleRatio(open));
  });

  it('has nothing to compare with one arm, or nobody', () => {
    expect(sampleRatio([arm('a', 5000, 1)])).toEqual({ p: 1, everyLookP: 1, alarm: false });
    expect(sampleRatio([arm('a', 0, 1), arm('b', 0, 1)])).toEqual({ p: 1, everyLookP: 1, alarm: false });
  });
});
