import { describe, expect, it } from 'vitest';
import { incremental } from '../../../../lib/core/experiment/analysis/incremental.ts';
import { share } from '../../../../lib/core/experiment/analysis/moments.ts';

describe('what a holdout says', () => {
  // By hand: 5 % of 19,000 against 4 % of 1,000: 0.01 ± 1.959964 √(0.0475/19,000 + 0.0384/1,000) = 0.01 ± 0.0125346.
  it('is how many conversions would not have come, with an interval', () => {
    const { each, total } = incremental({ treated: share(950, 19_000), heldOut: share(40, 1_000) });
    expect(each.estimate).toBeCloseTo(0.01, 12);
    expect(each.low).toBeCloseTo(-0.0025346, 6);
    expect(each.high).toBeCloseTo(0.0225346, 6);
    expect(total.estimate).toBeCloseTo(190, 9);
    expect(total.low).toBeCloseTo(-48.16, 1);
  });

  it('is nothing where nobody converted', () => {
    expect(incremental({ treated: share(0, 900), heldOut: share(0, 100) })).toEqual({
      each: { estimate: 0, low: 0, high: 0 },
      total: { estimate: 0, low: 0, high: 0 },
    });
  });
});
