import { describe, expect, it } from 'vitest';
import { consent, ofRecipient, word } from '../a-recipient.ts';

// Directive 2002/58/EC art. 13(1), (2)
describe('EU-1', () => {
  it.each([
    ['express', 'allow'],
    ['express-written', 'allow'],
    ['purchase', 'allow'],
    ['inquiry', 'deny: implied-consent-not-enough'],
  ] as const)('of consent by %s: %s', (basis, verdict) => {
    expect(ofRecipient('EU-1', { consent: consent({ all: word({ basis }) }) })).toBe(verdict);
  });

  it('refuses without consent, art. 13(1), and after an objection, GDPR art. 21(3)', () => {
    expect(ofRecipient('EU-1', { consent: undefined })).toBe('deny: no-consent');
    expect(ofRecipient('EU-1', { consent: consent({ all: word({ status: 'withdrawn' }) }) })).toBe(
      'deny: consent-withdrawn',
    );
  });
});
