import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  oneSidedSequenceWidth,
  sequenceP,
  sequenceWidth,
} from '../../../../lib/core/experiment/analysis/sequence.ts';

describe('a confidence sequence', () => {
  // expected: formula of the paper in mpmath 1.3 with 40 digits, with ρ and N and not with their product as here
  it.each([
    { customers: 1_000, alpha: 0.05, width: 3.855054633530311 },
    { customers: 10_000, alpha: 0.05, width: 3.035208990376253 },
    { customers: 40_000, alpha: 0.05, width: 3.12711414368799 },
    { customers: 1_000, alpha: 0.01, width: 4.316013747714238 },
    { customers: 10_000, alpha: 0.01, width: 3.57162997087045 },
  ])(
    'lies $width standard errors around after $customers of 10,000 customers',
    ({ customers, alpha, width }) => {
      expect(sequenceWidth({ customers, expected: 10_000, alpha })).toBeCloseTo(width, 12);
    },
  );

  it.each([
    { customers: 1_000, width: 3.679070009786112 },
    { customers: 10_000, width: 2.779094235313522 },
    { customers: 40_000, width: 2.868196539272549 },
  ])('lies $width standard errors below, one-sided, after $customers of 10,000', ({ customers, width }) => {
    expect(oneSidedSequenceWidth({ customers, expected: 10_000, alpha: 0.05 })).toBeCloseTo(width, 12);
  });

  it('has a p-value that agrees with its interval', () => {
    const look = { customers: 7_300, expected: 10_000, alpha: 0.01 };
    const width = sequenceWidth(look);
    expect(sequenceP(width, look)).toBeCloseTo(0.01, 12);
    expect(sequenceP(-width, look)).toBeCloseTo(0.01, 12);
  });

  it('never has more to say than a single look', () => {
    const look = fc.record({
      customers: fc.integer({ min: 2, max: 10_000_000 }),
      expected: fc.integer({ min: 1, max: 10_000_000 }),
    });
    fc.assert(
      fc.property(look, (of) => {
        expect(sequenceWidth({ ...of, alpha: 0.05 })).toBeGreaterThan(1.959963);
      }),
    );
  });

  it('keeps its p-value where the evidence would overflow', () => {
    const p = sequenceP(60, { customers: 1e6, expected: 1e6, alpha: 0.05 });
    expect(p).toBeGreaterThanOrEqual(0);
    expect(p).toBeLessThan(1e-300);
    expect(sequenceP(0, { customers: 1e6, expected: 1e6, alpha: 0.05 })).toBe(1);
  });
});
