import { describe, expect, it } from 'vitest';
import { consent, ofRecipient, word } from '../a-recipient.ts';

const granted = word({ at: '2026-01-10T12:00:00Z' });

// 47 CFR 64.1200(a)(10): a revocation is one of all, for unrelated topics from 2027-01-31
describe('US-SMS-5', () => {
  it('lets texts go to who revoked nothing', () => {
    expect(ofRecipient('US-SMS-5', { consent: consent({ all: granted }) })).toBe('allow');
  });

  it('takes a reply to one topic for a withdrawal from all', () => {
    const tips = word({ status: 'withdrawn', source: 'sms reply', at: '2026-02-01T12:00:00Z' });
    expect(ofRecipient('US-SMS-5', { consent: consent({ all: granted, topics: { tips } }) })).toBe(
      'deny: consent-withdrawn',
    );
  });

  it.each(['preference centre', 'unsubscribe page'])('takes a choice as it was made: %s', (source) => {
    const tips = word({ status: 'withdrawn', source, at: '2026-02-01T12:00:00Z' });
    expect(ofRecipient('US-SMS-5', { consent: consent({ all: granted, topics: { tips } }) })).toBe('allow');
  });

  it('takes a consent given later as a new one', () => {
    const tips = word({ status: 'withdrawn', source: 'sms reply', at: '2026-02-01T12:00:00Z' });
    const offers = word({ at: '2026-02-02T12:00:00Z' });
    expect(ofRecipient('US-SMS-5', { consent: consent({ topics: { tips, offers } }) })).toBe('allow');
  });
});
