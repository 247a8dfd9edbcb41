import { describe, expect, it } from 'vitest';
import { isoInstant } from '../../../lib/core/time/iso-instant.ts';

describe('an ISO text', () => {
  it('names the moment of its offset', () => {
    expect(isoInstant('2026-12-24T09:00:00+09:00')).toBe(Date.UTC(2026, 11, 24, 0));
    expect(isoInstant('2026-12-24T00:00:00.000Z')).toBe(Date.UTC(2026, 11, 24, 0));
  });

  it('may lie on a leap day', () => {
    expect(isoInstant('2028-02-29')).toBe(Date.UTC(2028, 1, 29));
  });

  it('without an offset is read as UTC, wherever the machine stands', () => {
    expect(isoInstant('2026-12-24')).toBe(Date.UTC(2026, 11, 24));
    expect(isoInstant('2026-12-24T09:00')).toBe(Date.UTC(2026, 11, 24, 9));
  });

  it.each([
    '',
    '30',
    '24.12.2026',
    '2026-13-01',
    '2026-02-30',
    '2026-02-29T10:00Z',
    '2026-12-24T25:00',
    'tomorrow',
    '2026',
    '2026-12-24Z',
  ])('"%s" is none', (text) => {
    expect(isoInstant(text)).toBeUndefined();
  });
});
