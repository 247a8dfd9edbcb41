import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../../lib/core/experiment/analysis/analyse.ts';
import { ended, OPEN, running, twoArms } from './an-experiment.ts';

/** Every number of a result, with where it stands. */
function numbersIn(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'number') return [[path, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, `${path}.${key}`));
}

const count = fc.oneof(fc.constantFrom(0, 1, 2), fc.nat(300), fc.nat(3_000_000));
const arm = fc.tuple(count, fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })));
const end = fc.oneof(count.map(running), count.map(ended), fc.constant(OPEN));

describe('an analysis', () => {
  it('has a number for everything, with nobody, one, all or none converted', () => {
    fc.assert(
      fc.property(arm, arm, end, ([n, p], [m, q], until) => {
        const shares = twoArms([n, m], [Math.round(n * p), Math.round(m * q)], until);
        const money = {
          ...shares,
          metrics: [
            {
              id: 'revenue',
              role: 'primary' as const,
              kind: 'mean' as const,
              totals: {
                old: {
                  converters: Math.round(n * p),
                  sum: Math.round(n * p) * 1999,
                  squares: Math.round(n * p) * 1999 ** 2,
                },
                new: { converters: 0, sum: 0, squares: 0 },
              },
            },
          ],
        };
        for (const input of [shares, money]) {
          const wrong = numbersIn(analyse(input)).filter(([, value]) => !Number.isFinite(value));
          expect(wrong).toEqual([]);
        }
      }),
      { numRuns: 400, seed: 6 },
    );
  });

  it('is neutral where nobody has converted', () => {
    const comparison = analyse(twoArms([1000, 1000], [0, 0], OPEN)).metrics[0]?.comparisons[0];
    expect(comparison).toEqual({
      variant: 'new',
      p: 1,
      adjustedP: 1,
      chanceToBeat: 0.5,
      expectedLoss: 0,
      call: 'open',
    });
  });

  it('is neutral where all bring the same', () => {
    const metrics = [
      {
        id: 'revenue',
        role: 'primary' as const,
        kind: 'mean' as const,
        totals: {
          old: { converters: 200, sum: 200_000, squares: 200 * 1000 ** 2 },
          new: { converters: 200, sum: 400_000, squares: 200 * 2000 ** 2 },
        },
      },
    ];
    const { metrics: found, verdict } = analyse({ ...twoArms([200, 200], [0, 0], OPEN), metrics });
    expect(found[0]?.comparisons[0]).toMatchObject({
      p: 1,
      chanceToBeat: 0.5,
      expectedLoss: 0,
      call: 'open',
    });
    expect(verdict.status).toBe('running');
  });

  it('has an answer without any metric, and with arms that a metric does not know', () => {
    expect(analyse({ ...twoArms([200, 200], [0, 0], OPEN), metrics: [] }).verdict).toEqual({
      status: 'no-difference',
      why: 'too-few',
    });
    const unknown = {
      ...twoArms([200, 200], [0, 0], OPEN),
      metrics: [{ id: 'x', role: 'primary', kind: 'share', totals: {} }],
    } as const;
    expect(analyse(unknown).verdict.status).toBe('collecting');
  });
});
