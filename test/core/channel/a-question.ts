import type { ChannelQuestion } from '../../../lib/core/channel/choose.ts';
import type { Consent, Word } from '../../../lib/core/consent/definition.ts';
import { noContacts } from '../../../lib/core/contact/no-contacts.ts';

/** A Monday, 21:00 in Seoul. */
export const NOW = Date.parse('2026-11-23T12:00:00Z');

export const word = (status: Word['status'], at = 0): Word => ({
  status,
  at,
  eventId: 'e',
  basis: 'express',
});

export function consent(channel: 'email' | 'sms', part: Partial<Consent> = {}): Consent {
  return { customerId: 'c1', channel, epoch: 3, all: word('granted'), topics: {}, ...part };
}

/** Two channels, both allowed, nothing in the way, nothing known of the customer's response. */
export function aQuestion(part: Partial<ChannelQuestion> = {}): ChannelQuestion {
  return {
    wish: 'best',
    purpose: 'marketing',
    urgency: 'detail',
    critical: false,
    topic: 'offers',
    content: ['email', 'sms'],
    traits: { email: 'Ada@Example.com', phone: '+821012345678' },
    consents: [consent('email'), consent('sms')],
    contacts: noContacts('c1'),
    countedBefore: [],
    settings: { quietHours: {}, caps: [] },
    zone: 'Asia/Seoul',
    zones: ['Asia/Seoul'],
    unusable: new Map(),
    cost: { email: 0.0001, sms: 0.01 },
    judge: () => ({ verdict: 'allow', results: [] }),
    priority: 5,
    waiting: [],
    now: NOW,
    ...part,
  };
}
