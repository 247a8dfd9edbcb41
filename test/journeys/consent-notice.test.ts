import { describe, expect, it } from 'vitest';
import type { InboundEvent } from '../../lib/core/event/definition.ts';
import { aCustomer } from '../support/a-customer.ts';
import { runJourney } from '../support/journey-run.ts';

type Consent = InboundEvent['consent'];
type Who = Parameters<typeof aCustomer>[1];

/** Someone says something of messages on a Monday at noon. */
const says = (consent: Consent, who: Who = { traits: { country: 'KR' } }, at = '2026-03-02 12:00') => ({
  ...aCustomer('mina', { ...who, consent })('Signed Up', at),
});
const bySms = { traits: { country: null, email: null, phone: '+82 10-1234-5678', locale: 'ko' } };

/** Network Act (정보통신망법) art. 50(7), Decree art. 62-2: within 14 days, who sends it, what was said and when, and the result. */
describe('the notice of consent or refusal', () => {
  it.each([
    ['a consent', { sms: 'granted' }, 'agreed'],
    ['a refusal', { email: 'withdrawn' }, 'refused'],
  ] as const)('tells of %s on the same day, by whom and on which day', async (_, consent, result) => {
    const { messages, outbox } = await runJourney('consent-notice', [says(consent)]);
    expect(messages).toEqual(['2026-03-02 12:00 consent-notice by email']);
    for (const part of ['Maru', 'March 2, 2026', result]) expect(outbox[0]?.text).toContain(part);
  });

  it('goes to a Korean number, by text where there is no mailbox, and is no advertising', async () => {
    const { messages, outbox } = await runJourney('consent-notice', [says({ sms: 'granted' }, bySms)]);
    expect(messages).toEqual(['2026-03-02 12:00 consent-notice by sms']);
    expect(outbox[0]?.text).toMatch(/^\[Maru\]2026년 3월 2일 광고성 문자 수신동의 처리 완료/);
  });

  it('is one for all that was said at once', async () => {
    const { messages, outbox } = await runJourney('consent-notice', [
      says({ email: { topics: { offers: 'granted', tips: 'withdrawn' }, basis: 'express' }, sms: 'granted' }),
    ]);
    expect(messages).toHaveLength(1);
    for (const part of [
      'about offers: agreed',
      'about tips: refused',
      'Text messages, all advertising: agreed',
    ])
      expect(outbox[0]?.text).toContain(part);
  });

  it('follows every change', async () => {
    const { messages } = await runJourney('consent-notice', [
      says({ email: 'granted' }),
      says({ email: 'withdrawn' }, undefined, '2026-03-02 13:00'),
    ]);
    expect(messages).toEqual([
      '2026-03-02 12:00 consent-notice by email',
      '2026-03-02 13:00 consent-notice by email',
    ]);
  });

  it.each<readonly [string, Consent, Who]>([
    ['nobody outside Korea', { email: 'granted' }, {}],
    [
      'of no list that was imported',
      { email: { status: 'granted', topics: {}, basis: 'express', source: 'import of May' } },
      { traits: { country: 'KR' } },
    ],
    [
      'of no consent to tracking',
      { email: { tracking: 'granted', topics: {}, basis: 'express' } },
      { traits: { country: 'KR' } },
    ],
  ])('tells %s', async (_, consent, who) => {
    expect((await runJourney('consent-notice', [says(consent, who)])).messages).toEqual([]);
  });
});
