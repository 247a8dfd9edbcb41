import { describe, expect, it } from 'vitest';
import { repeatPurchases, WEEK_MS } from '../../lib/local/purchase-times.ts';
import { randomStream } from '../../lib/local/random.ts';

// Fader, Hardie & Lee 2005, table 2 (CDNOW, weeks); typed again here, so that a slip in the code is seen.
const r = 0.243;
const alpha = 4.414;
const a = 0.793;
const b = 2.426;
const CUSTOMERS = 40_000;

describe('repeat purchases', () => {
  it.each([13, 39, 78])('are as many in %d weeks as equation 9 of the paper expects', (weeks) => {
    const counts = repeatCounts(weeks);
    expect(Math.abs(mean(counts) - expectedRepeats(weeks))).toBeLessThan(4 * standardError(counts));
  });

  it.each([13, 39, 78])('leave as many customers with none in %d weeks as the paper expects', (weeks) => {
    // expected: P(X(t) = 0) = (α / (α + t))^r, the paper's equation 8 at x = 0
    const none = (alpha / (alpha + weeks)) ** r;
    const share = repeatCounts(weeks).filter((count) => count === 0).length / CUSTOMERS;
    expect(Math.abs(share - none)).toBeLessThan(4 * Math.sqrt((none * (1 - none)) / CUSTOMERS));
  });

  it('are as frequent as those of the CDNOW customers themselves, when watched for as long', () => {
    // expected: the 2,357 customers bought 2,457 more times until 1997-09-30; they had first bought 27 to 38.9 weeks
    // before it, 32.716 on average. Counted from the paper's data (brucehardie.com, CDNOW sample of 1/10).
    const counts = Array.from({ length: CUSTOMERS }, (_, one) =>
      repeatCount(27 + (2 * (32.716 - 27) * one) / CUSTOMERS, one),
    );
    expect(Math.abs(mean(counts) - 2457 / 2357)).toBeLessThan(0.05);
  });

  it('come in order, after the first purchase and before the end', () => {
    for (let one = 0; one < 500; one += 1) {
      const times = [...repeatPurchases(randomStream(5, String(one)), 1_000, 1_000 + 60 * WEEK_MS)];
      expect(times).toEqual(times.toSorted((x, y) => x - y));
      expect(times.every((time) => time > 1_000 && time < 1_000 + 60 * WEEK_MS)).toBe(true);
    }
  });
});

describe('the expectation that the above is held against', () => {
  it.each([13, 39, 78])('is the same at %d weeks when integrated over rate and dropout', (weeks) => {
    // E[X(t)] = ∫ (1/p) (1 − (α / (α + p t))^r) Beta(p; a, b) dp: the paper's equation 4 with λ integrated out.
    // p = u^(1/a) takes the pole at 0 away; midpoint rule.
    const steps = 200_000;
    let sum = 0;
    let norm = 0;
    for (let i = 0; i < steps; i += 1) {
      const p = ((i + 0.5) / steps) ** (1 / a);
      const weight = (1 - p) ** (b - 1);
      norm += weight;
      sum += (weight * (1 - (alpha / (alpha + p * weeks)) ** r)) / p;
    }
    expect(expectedRepeats(weeks)).toBeCloseTo(sum / norm, 4);
  });
});

/** Equation 9, with the hypergeometric function as Gauss's series. */
function expectedRepeats(t: number): number {
  const z = t / (alpha + t);
  let term = 1;
  let hypergeometric = 1;
  for (let n = 0; n < 5_000; n += 1) {
    term *= (((r + n) * (b + n)) / ((a + b - 1 + n) * (n + 1))) * z;
    hypergeometric += term;
  }
  return ((a + b - 1) / (a - 1)) * (1 - (alpha / (alpha + t)) ** r * hypergeometric);
}

function repeatCounts(weeks: number): number[] {
  return Array.from({ length: CUSTOMERS }, (_, one) => repeatCount(weeks, one));
}

function repeatCount(weeks: number, one: number): number {
  return [...repeatPurchases(randomStream(2005, String(one)), 0, weeks * WEEK_MS)].length;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function standardError(values: readonly number[]): number {
  const centre = mean(values);
  const variance = mean(values.map((value) => (value - centre) ** 2));
  return Math.sqrt(variance / values.length);
}
