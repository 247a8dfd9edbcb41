import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  headStartSeconds,
  pageSize,
  WALK_CONCURRENCY,
  waitSeconds,
} from '../../../lib/core/schedule/walk-rate.ts';

const aRate = fc.double({ min: 0.01, max: 1000, noNaN: true }); // what an entry's perSecond may be, near enough

describe('the rate of a walk', () => {
  it.each([
    // by hand: 8 parts × page ÷ wait
    [50, 62, 10], // 8 × 62 ÷ 10 = 49.6
    [1000, 125, 1],
    [1, 1, 8],
    [0.1, 1, 80],
  ])('of %d a second is pages of %d, each part waiting %d seconds', (perSecond, page, wait) => {
    expect(pageSize(perSecond)).toBe(page);
    expect(waitSeconds(page, perSecond)).toBe(wait);
  });

  it('is never more than was told, whatever came of the page', () => {
    fc.assert(
      fc.property(aRate, fc.double({ min: 0, max: 1, noNaN: true }), (perSecond, share) => {
        const done = Math.ceil(pageSize(perSecond) * share);
        const rate = (WALK_CONCURRENCY * done) / waitSeconds(done, perSecond);
        expect(done === 0 || rate <= perSecond * (1 + 1e-9)).toBe(true);
      }),
    );
  });

  it('is at least nine tenths of it with full pages, from one a second on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (perSecond) => {
        const page = pageSize(perSecond);
        expect((WALK_CONCURRENCY * page) / waitSeconds(page, perSecond)).toBeGreaterThanOrEqual(
          0.9 * perSecond,
        );
      }),
    );
  });

  it('is spread over the wait: the first parts begin one after the other, those after them at once', () => {
    const starts = Array.from({ length: 10 }, (_, shard) => headStartSeconds(shard, 50));
    expect(starts).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 0, 0]); // eighths of 10 seconds
  });

  it('needs no wait after a page of nobody', () => {
    expect(waitSeconds(0, 50)).toBe(0);
  });
});
