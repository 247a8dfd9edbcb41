import { describe, expect, it } from 'vitest';
import { consent, ofRecipient, word } from '../a-recipient.ts';

// 정보통신망법 art. 50(1), (2); Decree art. 61(1)
describe('KR-1', () => {
  it('lets advertising go to who consented', () => {
    expect(ofRecipient('KR-1', { consent: consent({ all: word() }) })).toBe('allow');
  });

  it('lets nothing go to who never said anything, art. 50(1)', () => {
    expect(ofRecipient('KR-1', { consent: undefined })).toBe('deny: no-consent');
  });

  it('lets nothing go to who withdrew, art. 50(2)', () => {
    const withdrawn = consent({ all: word({ status: 'withdrawn' }) });
    expect(ofRecipient('KR-1', { consent: withdrawn })).toBe('deny: consent-withdrawn');
  });

  it('lets a withdrawn topic rest, whatever else was granted', () => {
    const said = consent({ all: word(), topics: { offers: word({ status: 'withdrawn' }) } });
    expect(ofRecipient('KR-1', { consent: said, topic: 'offers' })).toBe('deny: consent-withdrawn');
    expect(ofRecipient('KR-1', { consent: said, topic: 'tips' })).toBe('allow');
  });

  it.each([
    ['2026-07-09T23:59:59+09:00', 'allow'],
    ['2026-07-10T00:00:00+09:00', 'deny: implied-consent-over'],
  ])('takes a purchase for consent for six months: at %s %s, Decree art. 61(1)', (now, verdict) => {
    const bought = consent({ all: word({ basis: 'purchase', at: '2026-01-10T00:00:00+09:00' }) });
    expect(ofRecipient('KR-1', { consent: bought, now })).toBe(verdict);
  });

  it('does not take a question for consent', () => {
    const asked = consent({ all: word({ basis: 'inquiry' }) });
    expect(ofRecipient('KR-1', { consent: asked })).toBe('deny: implied-consent-not-enough');
  });
});
