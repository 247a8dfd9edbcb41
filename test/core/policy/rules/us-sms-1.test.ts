import { describe, expect, it } from 'vitest';
import { consent, ofRecipient, word } from '../a-recipient.ts';

const written = word({ basis: 'express-written', wording: 'Maru may text me offers, v3' });

// 47 CFR 64.1200(a)(2), (f)(9): prior express written consent, with the seller named in its wording
describe('US-SMS-1', () => {
  it('lets texts go to who consented in writing', () => {
    expect(ofRecipient('US-SMS-1', { consent: consent({ all: written }) })).toBe('allow');
  });

  it.each(['express', 'purchase', 'inquiry'] as const)('takes nothing less: %s', (basis) => {
    expect(ofRecipient('US-SMS-1', { consent: consent({ all: word({ basis }) }) })).toBe(
      'deny: written-consent-missing',
    );
  });

  it('wants to know the wording', () => {
    const bare = consent({ all: word({ basis: 'express-written' }) });
    expect(ofRecipient('US-SMS-1', { consent: bare })).toBe('deny: consent-proof-missing');
  });

  it('respects who does not want to be called', () => {
    const traits = { doNotCall: true };
    expect(ofRecipient('US-SMS-1', { consent: consent({ all: written }), traits })).toBe('deny: do-not-call');
  });
});
