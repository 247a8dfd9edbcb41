import { describe, expect, it } from 'vitest';
import { consent, ofRecipient, word } from '../a-recipient.ts';

// 特定電子メール法 art. 3(1): 1 consent, 2 address given to the sender, 3 business relationship
describe('JP-1', () => {
  it('lets advertising go to who consented', () => {
    expect(ofRecipient('JP-1', {})).toBe('allow');
  });

  it.each(['purchase', 'inquiry'] as const)('takes a %s with what shows it', (basis) => {
    const shown = consent({ all: word({ basis, proof: 'order o-17' }) });
    expect(ofRecipient('JP-1', { consent: shown })).toBe('allow');
    const bare = consent({ all: word({ basis }) });
    expect(ofRecipient('JP-1', { consent: bare })).toBe('deny: consent-proof-missing');
  });

  it('lets nothing go after a refusal, art. 3(3)', () => {
    const refused = consent({ all: word({ status: 'withdrawn' }) });
    expect(ofRecipient('JP-1', { consent: refused })).toBe('deny: consent-withdrawn');
  });
});
