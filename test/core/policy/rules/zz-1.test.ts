import { describe, expect, it } from 'vitest';
import { consent, ofRecipient, word } from '../a-recipient.ts';

// Ours, not a law's: what holds where we know no better
describe('ZZ-1', () => {
  it('asks for express consent', () => {
    expect(ofRecipient('ZZ-1', {})).toBe('allow');
    expect(ofRecipient('ZZ-1', { consent: undefined })).toBe('deny: no-consent');
    expect(ofRecipient('ZZ-1', { consent: consent({ all: word({ basis: 'purchase' }) }) })).toBe(
      'deny: implied-consent-not-enough',
    );
  });
});
