import { describe, expect, it } from 'vitest';
import { type ChannelQuestion, chooseChannel } from '../../../lib/core/channel/choose.ts';
import type { Consent } from '../../../lib/core/consent/definition.ts';

const consent = (channel: 'email' | 'sms', part: Partial<Consent> = {}): Consent => ({
  customerId: 'c1',
  channel,
  status: 'granted',
  epoch: 3,
  at: 0,
  eventId: 'e',
  ...part,
});

function ask(part: Partial<ChannelQuestion> = {}) {
  return chooseChannel({
    wish: 'best',
    purpose: 'marketing',
    urgency: 'detail',
    content: ['email', 'sms'],
    traits: { email: 'Ada@Example.com', phone: '+821012345678' },
    consents: [consent('email'), consent('sms')],
    suppressed: [],
    ...part,
  });
}

describe('the channel for the moment', () => {
  it('detail is read by e-mail, urgency is seen by SMS', () => {
    expect(ask().chosen?.channel).toBe('email');
    expect(ask({ urgency: 'urgent' }).chosen?.channel).toBe('sms');
  });

  it('the customer’s stated preference outweighs both', () => {
    const traits = { email: 'ada@example.com', phone: '+821012345678', preferredChannel: 'sms' };
    expect(ask({ traits })).toMatchObject({
      chosen: { channel: 'sms' },
      reasons: [
        { channel: 'sms', verdict: 'chosen', reason: 'preferred-by-customer' },
        { channel: 'email', verdict: 'possible', reason: 'another-fits-better' },
      ],
    });
  });

  it('a list is taken in its order, a single wish alone', () => {
    expect(ask({ wish: ['sms', 'email'] }).chosen?.channel).toBe('sms');
    expect(ask({ wish: ['sms', 'email'], consents: [consent('email')] }).chosen?.channel).toBe('email');
    expect(ask({ wish: 'sms', consents: [consent('email')] }).chosen).toBeUndefined();
  });

  it('relies on a consent of a certain epoch, which the claim will check', () => {
    expect(ask().chosen).toEqual({ channel: 'email', address: 'ada@example.com', consentEpoch: 3 });
  });

  it('a transactional message needs no consent', () => {
    expect(ask({ purpose: 'transactional', consents: [] }).chosen).toMatchObject({ consentEpoch: undefined });
  });

  it.each<[string, Partial<ChannelQuestion>, string]>([
    ['never asked', { consents: [consent('sms')] }, 'no-consent'],
    [
      'said no',
      { consents: [consent('email', { status: 'withdrawn' }), consent('sms')] },
      'consent-withdrawn',
    ],
    ['no address', { traits: { phone: '+821012345678' } }, 'no-address'],
    [
      'an address that is none',
      { traits: { email: 'ada(at)example', phone: '+821012345678' } },
      'address-not-valid',
    ],
    ['suppressed', { suppressed: ['email'] }, 'suppressed'],
    ['no words for it', { content: ['sms'] }, 'no-content'],
    ['not asked for', { wish: 'sms' }, 'not-asked-for'],
  ])('e-mail is left out with its reason: %s', (_, part, reason) => {
    const { chosen, reasons } = ask(part);
    expect(chosen?.channel).toBe('sms');
    expect(reasons).toContainEqual({ channel: 'email', verdict: 'left-out', reason });
  });

  it('a phone number without its country is nobody’s', () => {
    expect(ask({ wish: 'sms', traits: { phone: '010-1234-5678' } }).reasons).toContainEqual({
      channel: 'sms',
      verdict: 'left-out',
      reason: 'address-not-valid',
    });
  });
});
