import { describe, expect, it } from 'vitest';
import { microsOf, msOf, turnMicros } from '../../../lib/core/pace/micros.ts';

describe('a turn', () => {
  // By hand: 1,000,000 µs / 10 and / 450 = 2,222.2…, which may not be shortened or the rate would be passed.
  it.each([
    [1, 1_000_000],
    [10, 100_000],
    [450, 2_223],
    [0.9, 1_111_112],
  ])('at %d a second takes so many whole microseconds, never too few', (perSecond, micros) => {
    expect(turnMicros(perSecond)).toBe(micros);
  });

  it('comes in a whole millisecond, and not before its time', () => {
    expect(msOf(1_000)).toBe(1);
    expect(msOf(1_001)).toBe(2);
    expect(msOf(microsOf(1_772_452_800_000))).toBe(1_772_452_800_000);
  });

  it('of any year that matters is a number that fits', () => {
    expect(Number.isSafeInteger(microsOf(Date.parse('2200-01-01T00:00:00Z')))).toBe(true);
  });
});
