import { describe, expect, it } from 'vitest';
import { type ChannelQuestion, chooseChannel } from '../../../lib/core/channel/choose.ts';
import { noContacts } from '../../../lib/core/contact/no-contacts.ts';
import { aQuestion, consent, word } from './a-question.ts';

const ask = (part: Partial<ChannelQuestion> = {}) => chooseChannel(aQuestion(part));
const channelOf = (part: Partial<ChannelQuestion> = {}) => ask(part).chosen?.channel;
const reasonOf = (channel: string, part: Partial<ChannelQuestion>) =>
  ask(part).reasons.find((one) => one.channel === channel);

/** Messages on each channel, and how many of them were clicked. */
function responses(email: [sent: number, clicked: number], sms: [sent: number, clicked: number]) {
  const response = ([sent, clicked]: [number, number]) => ({ sent, clicked });
  return { contacts: { ...noContacts('c1'), email: response(email), sms: response(sms) } };
}

describe('the best channel', () => {
  it('detail is read by e-mail, urgency is seen by SMS', () => {
    expect(reasonOf('email', {})).toMatchObject({ verdict: 'chosen', reason: 'suits-detail' });
    expect(reasonOf('sms', { urgency: 'urgent' })).toMatchObject({
      verdict: 'chosen',
      reason: 'suits-urgent',
    });
  });

  it('the customer’s stated preference outweighs everything', () => {
    const traits = { email: 'ada@example.com', phone: '+821012345678', preferredChannel: 'sms' };
    expect(ask({ traits, ...responses([9, 9], [9, 0]) })).toMatchObject({
      chosen: { channel: 'sms' },
      reasons: [
        { channel: 'sms', verdict: 'chosen', reason: 'preferred-by-customer' },
        { channel: 'email', verdict: 'possible', reason: 'another-fits-better' },
      ],
    });
  });

  it('a preference for a channel that cannot be used is no obstacle', () => {
    const traits = { email: 'ada@example.com', preferredChannel: 'sms' };
    expect(reasonOf('email', { traits })).toMatchObject({ verdict: 'chosen', reason: 'only-one-possible' });
  });

  // Scores by hand: (1 + clicked) / (38 + sent), and two fifths of it on the channel that does not suit
  it('one click does not outweigh what suits the message', () => {
    // e-mail 1/38 = 0.0263; SMS 2/5 · 2/39 = 0.0205
    expect(channelOf(responses([0, 0], [1, 1]))).toBe('email');
    expect(channelOf({ urgency: 'urgent', ...responses([1, 1], [0, 0]) })).toBe('sms');
  });

  it('two clicks on two messages do', () => {
    // e-mail 1/38 = 0.0263; SMS 2/5 · 3/40 = 0.03
    const clicked = responses([0, 0], [2, 2]);
    expect(ask(clicked).chosen).toMatchObject({ channel: 'sms', score: expect.closeTo(0.03, 12) });
    expect(reasonOf('sms', clicked)).toMatchObject({ reason: 'responds-better' });
    expect(channelOf({ urgency: 'urgent', ...responses([2, 2], [0, 0]) })).toBe('email');
  });

  it('what is within a tenth of the best goes by the cheaper channel', () => {
    // SMS 2/5 · 1/38 = 1/95. E-mail after 67 without a click 1/105, 90.5 % of it; after 68 1/106, 89.6 %
    expect(reasonOf('email', responses([67, 0], [0, 0]))).toMatchObject({
      verdict: 'chosen',
      reason: 'costs-less',
    });
    expect(reasonOf('sms', responses([68, 0], [0, 0]))).toMatchObject({
      verdict: 'chosen',
      reason: 'responds-better',
    });
  });

  it('a price makes no difference where the scores do', () => {
    expect(channelOf({ urgency: 'urgent', cost: { email: 0, sms: 99 } })).toBe('sms');
  });
});

describe('a given channel', () => {
  it('is taken alone', () => {
    expect(ask({ wish: 'sms' })).toMatchObject({
      chosen: { channel: 'sms' },
      fallback: [],
      reasons: [
        { channel: 'sms', verdict: 'chosen', reason: 'asked-for' },
        { channel: 'email', verdict: 'left-out', reason: 'not-asked-for' },
      ],
    });
    expect(ask({ wish: 'sms', consents: [consent('email')] })).toMatchObject({
      skipped: { reason: 'no-consent' },
    });
  });
});

describe('a list of channels', () => {
  it('is taken in its order; the others stay for a message that does not arrive', () => {
    expect(ask({ wish: ['sms', 'email'] })).toMatchObject({
      chosen: { channel: 'sms' },
      fallback: ['email'],
      reasons: [
        { channel: 'sms', verdict: 'chosen', reason: 'asked-for' },
        { channel: 'email', verdict: 'possible', reason: 'next-in-the-list' },
      ],
    });
  });

  it('goes on to the next where one cannot be used, and never comes back to it', () => {
    expect(ask({ wish: ['sms', 'email'], consents: [consent('email')] })).toMatchObject({
      chosen: { channel: 'email' },
      fallback: [],
    });
  });

  it('does not ask for response or price', () => {
    expect(channelOf({ wish: ['sms', 'email'], ...responses([9, 9], [99, 0]) })).toBe('sms');
  });
});

describe('consent', () => {
  it('is relied on by its epoch, which the claim will check', () => {
    expect(ask().chosen).toEqual({
      channel: 'email',
      address: 'ada@example.com',
      consentEpoch: 3,
      score: 1 / 38,
      policies: [],
    });
  });

  it('is asked for the topic of the message', () => {
    const onlyTips = [consent('email', { topics: { offers: word('withdrawn'), tips: word('granted') } })];
    expect(channelOf({ consents: onlyTips, topic: 'tips' })).toBe('email');
    expect(ask({ consents: onlyTips, topic: 'offers' }).skipped).toEqual({
      reason: 'consent-withdrawn',
      policies: [],
    });
  });

  it('is not needed by a transactional message', () => {
    expect(ask({ purpose: 'transactional', consents: [] }).chosen).toMatchObject({ consentEpoch: undefined });
  });
});

describe('a channel is left out with its reason', () => {
  it.each<[string, Partial<ChannelQuestion>, string]>([
    ['never asked', { consents: [consent('sms')] }, 'no-consent'],
    [
      'said no',
      { consents: [consent('email', { all: word('withdrawn') }), consent('sms')] },
      'consent-withdrawn',
    ],
    ['no address', { traits: { phone: '+821012345678' } }, 'no-address'],
    ['an empty address', { traits: { email: ' ', phone: '+821012345678' } }, 'no-address'],
    [
      'an address that is none',
      { traits: { email: 'ada(at)example', phone: '+821012345678' } },
      'address-not-valid',
    ],
    [
      'an address too long',
      { traits: { email: `${'a'.repeat(320)}@example.com`, phone: '+821012345678' } },
      'address-not-valid',
    ],
    ['suppressed', { unusable: new Map([['email', 'suppressed']]) }, 'suppressed'],
    ['another customer got it', { unusable: new Map([['email', 'address-served']]) }, 'address-served'],
    ['no words for it', { content: ['sms'] }, 'no-content'],
    ['not asked for', { wish: 'sms' }, 'not-asked-for'],
  ])('%s', (_, part, reason) => {
    expect(channelOf(part)).toBe('sms');
    expect(reasonOf('email', part)).toEqual({ channel: 'email', verdict: 'left-out', reason });
  });

  it('a phone number without its country is nobody’s', () => {
    expect(reasonOf('sms', { wish: 'sms', traits: { phone: '010-1234-5678' } })).toMatchObject({
      reason: 'address-not-valid',
    });
  });

  it('the law says no', () => {
    const results = [{ rule: 'KR-6', verdict: 'deny' as const, reason: 'consent-not-confirmed' }];
    const judge: ChannelQuestion['judge'] = (channel) =>
      channel === 'email'
        ? { verdict: 'deny', reason: 'consent-not-confirmed', results }
        : { verdict: 'allow', results: [] };
    expect(channelOf({ judge })).toBe('sms');
    expect(reasonOf('email', { judge })).toMatchObject({
      verdict: 'left-out',
      reason: 'consent-not-confirmed',
    });
    expect(ask({ judge, wish: 'email' }).skipped).toEqual({
      reason: 'consent-not-confirmed',
      policies: results,
    });
  });
});

describe('nothing can be sent', () => {
  it('the reason is that of the best channel which has words', () => {
    expect(ask({ consents: [consent('email', { all: word('withdrawn') })] }).skipped?.reason).toBe(
      'consent-withdrawn',
    );
    expect(
      ask({ consents: [consent('email', { all: word('withdrawn') })], urgency: 'urgent' }).skipped?.reason,
    ).toBe('no-consent');
    expect(ask({ consents: [], traits: { phone: '+821012345678' }, content: ['sms'] }).skipped?.reason).toBe(
      'no-consent',
    );
  });

  it('or that it has no words at all', () => {
    expect(ask({ content: [] }).skipped).toEqual({ reason: 'no-content', policies: [] });
  });
});
