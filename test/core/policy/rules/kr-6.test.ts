import { describe, expect, it } from 'vitest';
import { at, consent, ofRecipient, word } from '../a-recipient.ts';

const DENIED = 'deny: consent-not-confirmed';

function given(consentAt: string, now: string, confirmedAt?: string): string {
  const confirmed = confirmedAt === undefined ? {} : { confirmedAt: at(confirmedAt) };
  return ofRecipient('KR-6', { now, consent: consent({ all: word({ at: consentAt, ...confirmed }) }) });
}

// 정보통신망법 art. 50(8); Decree art. 62-3: every two years, before the day on which consent was given. Days of Seoul.
describe('KR-6', () => {
  it('lets advertising go until the end of the day before two years are full', () => {
    expect(given('2024-03-15T15:00:00+09:00', '2026-03-14T23:59:59+09:00')).toBe('allow');
    expect(given('2024-03-15T15:00:00+09:00', '2026-03-15T00:00:00+09:00')).toBe(DENIED);
  });

  it('reads the day from a calendar in Seoul, not in UTC', () => {
    // 2024-03-14T20:00Z is 15 March in Seoul
    expect(given('2024-03-14T20:00:00Z', '2026-03-14T14:59:59Z')).toBe('allow');
    expect(given('2024-03-14T20:00:00Z', '2026-03-14T15:00:00Z')).toBe(DENIED);
  });

  it('asks for it before 28 February where consent was given on the 29th', () => {
    expect(given('2024-02-29T12:00:00+09:00', '2026-02-27T23:59:59+09:00')).toBe('allow');
    expect(given('2024-02-29T12:00:00+09:00', '2026-02-28T00:00:00+09:00')).toBe(DENIED);
  });

  it('goes on where the customer was told in these two years', () => {
    expect(given('2024-03-15T15:00:00+09:00', '2026-03-15T00:00:00+09:00', '2026-02-14T10:00:00+09:00')).toBe(
      'allow',
    );
  });

  it('goes on once it is done late', () => {
    expect(given('2024-03-15T15:00:00+09:00', '2026-05-02T00:00:00+09:00', '2026-05-01T10:00:00+09:00')).toBe(
      'allow',
    );
  });

  it('asks again after each two years', () => {
    const told = '2026-02-14T10:00:00+09:00';
    expect(given('2024-03-15T15:00:00+09:00', '2028-03-14T23:59:59+09:00', told)).toBe('allow');
    expect(given('2024-03-15T15:00:00+09:00', '2028-03-15T00:00:00+09:00', told)).toBe(DENIED);
  });
});
