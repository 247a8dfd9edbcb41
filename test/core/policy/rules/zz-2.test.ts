import { describe, expect, it } from 'vitest';
import { ofRecipient, rule } from '../a-recipient.ts';

// Ours, not a law's: what holds where we know no better
describe('ZZ-2', () => {
  it.each([
    ['2026-11-23T08:59:59+09:00', 'defer: 2026-11-23T00:00:00.000Z'],
    ['2026-11-23T09:00:00+09:00', 'allow'],
    ['2026-11-23T19:59:59+09:00', 'allow'],
    ['2026-11-23T20:00:00+09:00', 'defer: 2026-11-24T00:00:00.000Z'],
  ])('keeps texts to the day, at %s: %s', (now, verdict) => {
    expect(ofRecipient('ZZ-2', { now })).toBe(verdict);
  });

  it('does not hold e-mail, which no law that we know of does', () => {
    expect(rule('ZZ-2').channels).toEqual(['sms']);
  });
});
