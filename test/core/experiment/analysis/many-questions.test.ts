import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, holm } from '../../../../lib/core/experiment/analysis/many-questions.ts';

/** Benjamini and Hochberg 1995, section 4.1: fifteen hypotheses, of which four are rejected at 5 %. */
const THROMBOLYSIS = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
  0.759, 1,
];

describe('many questions at once', () => {
  it('rejects by Benjamini and Hochberg what their paper rejects', () => {
    expect(benjaminiHochberg(THROMBOLYSIS).filter((p) => p <= 0.05)).toHaveLength(4);
  });

  it('rejects by Holm the three that the same paper says Bonferroni rejects', () => {
    expect(holm(THROMBOLYSIS).filter((p) => p <= 0.05)).toHaveLength(3);
  });

  it('answers in the order in which it was asked', () => {
    // By hand; the same as R's p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") and "BH".
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(benjaminiHochberg([0.01, 0.04, 0.03, 0.005])).toEqual([0.02, 0.04, 0.04, 0.02]);
  });

  it('leaves a single question alone, and none', () => {
    expect([holm([0.03]), benjaminiHochberg([0.03])]).toEqual([[0.03], [0.03]]);
    expect([holm([]), benjaminiHochberg([])]).toEqual([[], []]);
  });
});
