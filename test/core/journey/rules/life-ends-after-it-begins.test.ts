import { expect, it } from 'vitest';
import { saidBy } from '../../../support/a-journey.ts';

const living = (life: object) => saidBy('life-ends-after-it-begins', { life });

it('a journey may begin, end, or do both', () => {
  expect(living({})).toEqual([]);
  expect(living({ from: '2026-12-01T00:00:00+09:00' })).toEqual([]);
  expect(living({ from: '2026-12-01T00:00:00+09:00', until: '2026-12-31T00:00:00+09:00' })).toEqual([]);
});

it('an end before the beginning is a mistake, by the clock and not by how it is written', () => {
  // 08:00 in Seoul is 23:00 UTC of the day before
  expect(living({ from: '2026-12-01T00:00:00Z', until: '2026-12-01T08:00:00+09:00' })).toEqual([
    'life.until: nobody could ever enter: the journey ends 2026-12-01T08:00:00+09:00, and begins 2026-12-01T00:00:00Z',
  ]);
});

it('an end at the very beginning is one too', () => {
  const noon = '2026-12-01T12:00:00Z';
  expect(living({ from: noon, until: noon })).toHaveLength(1);
});
