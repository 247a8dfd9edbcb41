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

  // expected: scipy 1.17, chisquare([5000, 5200]) and chisquare([5000, 5400])
  it('gives the alarm under one in a thousand', () => {
    const close = sampleRatio([arm('a', 5000, 1), arm('b', 5200, 1)]);
    const far = sampleRatio([arm('a', 5000, 1), arm('b', 5400, 1)]);
    expect(close.p).toBeCloseTo(0.0476703806561615, 12);
    expect(far.p / 8.769942375590228e-5 - 1).toBeCloseTo(0, 12);
    expect([close.alarm, far.alarm]).toEqual([false, true]);
  });

  it('leaves closed arms out, with their customers', () => {
    const open = [arm('a', 5000, 1), arm('b', 5200, 1)];
    expect(sampleRatio([...open, arm('closed', 900, 0)])).toEqual(sampleRatio(open));
  });

  it('has nothing to compare with one arm, or nobody', () => {
    expect(sampleRatio([arm('a', 5000, 1)])).toEqual({ p: 1, alarm: false });
    expect(sampleRatio([arm('a', 0, 1), arm('b', 0, 1)])).toEqual({ p: 1, alarm: false });
  });
});
