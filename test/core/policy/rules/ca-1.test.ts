import { describe, expect, it } from 'vitest';
import type { ConsentBasis } from '../../../../lib/core/consent/definition.ts';
import { consent, ofRecipient, word } from '../a-recipient.ts';

const given = (basis: ConsentBasis, now: string) =>
  ofRecipient('CA-1', { now, consent: consent({ all: word({ basis, at: '2024-05-20T00:00:00+09:00' }) }) });

// CASL s. 10(10)(a): two years before the message; (b): six months
describe('CA-1', () => {
  it('takes express consent for good', () => {
    expect(given('express', '2034-05-20T00:00:00+09:00')).toBe('allow');
  });

  it('takes a purchase for two years', () => {
    expect(given('purchase', '2026-05-19T23:59:59+09:00')).toBe('allow');
    expect(given('purchase', '2026-05-20T00:00:00+09:00')).toBe('deny: implied-consent-over');
  });

  it('takes an inquiry for six months', () => {
    expect(given('inquiry', '2024-11-19T23:59:59+09:00')).toBe('allow');
    expect(given('inquiry', '2024-11-20T00:00:00+09:00')).toBe('deny: implied-consent-over');
  });

  it('takes nothing for nothing, s. 6(1)(a)', () => {
    expect(ofRecipient('CA-1', { consent: undefined })).toBe('deny: no-consent');
  });
});
