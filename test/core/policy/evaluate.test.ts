import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Recipient } from '../../../lib/core/policy/definition.ts';
import { judgeContent, judgeRecipient } from '../../../lib/core/policy/evaluate.ts';
import { RULES } from '../../../lib/core/policy/rules/index.ts';
import {
  aMail,
  aRecipient,
  aText,
  at,
  consent,
  type GivenRecipient,
  someSettings,
  word,
} from './a-recipient.ts';

const written = consent({ all: word({ basis: 'express-written', wording: 'Maru may text me offers, v3' }) });
const judged = (given: GivenRecipient) => judgeRecipient(aRecipient(given));

describe('what all rules together say of a recipient', () => {
  it('is yes where none objects', () => {
    expect(judged({})).toEqual({ verdict: 'allow', results: [] });
  });

  it('is no where one says no and another wants to wait, and keeps both', () => {
    expect(judged({ now: '2026-11-23T22:00:00+09:00', consent: undefined })).toEqual({
      verdict: 'deny',
      reason: 'no-consent',
      results: [
        { rule: 'KR-1', verdict: 'deny', reason: 'no-consent' },
        { rule: 'KR-3', verdict: 'defer', reason: 'night-without-consent' },
        { rule: 'KR-6', verdict: 'deny', reason: 'no-consent' },
      ],
    });
  });

  it('waits until the night is over, and some minutes of its own', () => {
    const morning = at('2026-11-24T08:00:00+09:00');
    const answer = judged({ now: '2026-11-23T20:50:00+09:00' });
    expect(answer).toMatchObject({ verdict: 'defer', reason: 'night-without-consent' });
    const until = 'until' in answer ? answer.until : Number.NaN;
    expect(until).toBeGreaterThanOrEqual(morning);
    expect(until).toBeLessThan(morning + 10 * 60_000);
    expect(judged({ now: '2026-11-24T03:00:00+09:00' })).toMatchObject({ until });
  });

  it('spreads a thousand addresses evenly over these ten minutes', () => {
    const night = at('2026-11-24T08:00:00+09:00');
    const minutes = Array.from({ length: 1_000 }, (_, index) => {
      const address = `+8210${String(10_000_000 + index)}`;
      const answer = judged({ now: '2026-11-24T01:00:00+09:00', address });
      return 'until' in answer ? Math.floor((answer.until - night) / 60_000) : -1;
    });
    const counts = Array.from({ length: 10 }, (_, minute) => minutes.filter((one) => one === minute).length);
    expect(counts.reduce((sum, count) => sum + count)).toBe(1_000);
    // 100 a minute is expected; five standard deviations of a binomial(1000, 0.1) are 47
    expect(Math.min(...counts)).toBeGreaterThan(53);
    expect(Math.max(...counts)).toBeLessThan(147);
  });

  it("does not end one country's night in another's", () => {
    // Seoul opens at 08:00, which is 18:00 in New York; there texts end at 20:00 and begin at 09:00, 23:00 in Seoul.
    // With a number in New York that may be in Seoul, both are open from 09:00 in Seoul (US-SMS-2 counts there too).
    const both: GivenRecipient = {
      countries: ['KR', 'US'],
      address: '+12125550100',
      zones: ['America/New_York', 'Asia/Seoul'],
      consent: written,
      now: '2026-11-23T22:00:00+09:00',
    };
    const answer = judged(both);
    expect(answer).toMatchObject({
      verdict: 'defer',
      reason: 'outside-calling-hours', // the one that lasts longest
      results: [
        { rule: 'US-SMS-2', verdict: 'defer', reason: 'outside-calling-hours' },
        { rule: 'KR-3', verdict: 'defer', reason: 'night-without-consent' },
      ],
    });
    const opening = at('2026-11-24T09:00:00+09:00');
    const until = 'until' in answer ? answer.until : Number.NaN;
    expect(until).toBeGreaterThanOrEqual(opening);
    expect(until).toBeLessThan(opening + 10 * 60_000);
    expect(judged({ ...both, now: new Date(until).toISOString() }).verdict).toBe('allow');
  });

  it('is no where no hour suits all zones', () => {
    // In summer 09:00 to 20:00 is 13:00 to 00:00 UTC in New York and 00:00 to 11:00 UTC in Seoul
    const answer = judged({
      countries: ['US'],
      address: '+12125550100',
      zones: ['America/New_York', 'Asia/Seoul'],
      consent: written,
      now: '2026-07-01T12:00:00Z',
    });
    expect(answer).toMatchObject({ verdict: 'deny', reason: 'no-hour-suits-all-zones' });
  });

  it('lets e-mail go at night', () => {
    const night = { now: '2026-11-24T03:00:00+09:00', countries: ['KR', 'US', 'ZZ'] };
    expect(judged({ ...night, channel: 'email', address: 'mina@maru.example' })).toEqual({
      verdict: 'allow',
      results: [],
    });
  });

  it('holds what is not advertising to none but what binds everything', () => {
    const order: GivenRecipient = {
      purpose: 'transactional',
      consent: undefined,
      countries: ['KR', 'US', 'CA', 'FR', 'JP', 'ZZ'],
      now: '2026-11-24T03:00:00+09:00',
    };
    expect(judged(order)).toEqual({ verdict: 'allow', results: [] });
    expect(judged({ ...order, traits: { age: 12 } })).toMatchObject({ verdict: 'deny' });
  });

  it('asks Korea nothing of who has to do with other countries only', () => {
    const results = judged({
      countries: ['FR'],
      consent: undefined,
      now: '2026-11-24T03:00:00+09:00',
    }).results;
    expect(results.map(({ rule }) => rule)).toEqual(['EU-1']);
  });
});

describe('more countries', () => {
  const country = fc.constantFrom('KR', 'US', 'CA', 'FR', 'GB', 'JP', 'BR', 'ZZ');
  const zone = fc.constantFrom(
    'Asia/Seoul',
    'America/New_York',
    'America/Los_Angeles',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Europe/Paris',
    'Pacific/Apia',
  );
  const basis = fc.constantFrom('express', 'express-written', 'purchase', 'inquiry');
  const recipient = fc.record({
    channel: fc.constantFrom('email', 'sms'),
    purpose: fc.constantFrom('marketing', 'transactional'),
    address: fc.constantFrom('+821012345678', '+12125550100', '+61412345678'),
    zones: fc.uniqueArray(zone, { minLength: 1, maxLength: 3 }),
    consent: fc.option(
      fc.record({
        basis,
        at: fc.date({ min: new Date('2023-01-01'), max: new Date('2027-06-01'), noInvalidDate: true }),
      }),
      { nil: undefined },
    ),
    now: fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
  });

  it('never make the verdict laxer', () => {
    fc.assert(
      fc.property(
        recipient,
        fc.array(country, { maxLength: 3 }),
        fc.array(country, { minLength: 1, maxLength: 3 }),
        (given, few, more) => {
          const about = (countries: readonly string[]) =>
            aRecipient({
              ...given,
              now: given.now.toISOString(),
              countries,
              consent:
                given.consent &&
                consent({
                  all: word({
                    basis: given.consent.basis,
                    at: given.consent.at.toISOString(),
                    wording: 'v1',
                  }),
                }),
            });
          expect(firstMoment(about([...few, ...more]))).toBeGreaterThanOrEqual(firstMoment(about(few)));
        },
      ),
      { numRuns: 400 },
    );
  });

  /** When the message may go: never is later than any time. */
  function firstMoment(about: Recipient): number {
    const answer = judgeRecipient(about);
    if (answer.verdict === 'deny') return Number.POSITIVE_INFINITY;
    return answer.verdict === 'defer' ? answer.until : about.now;
  }
});

describe('what all rules together make of a text', () => {
  it('is the text itself where nothing is to be mended', () => {
    const text = aText('(광고)Maru 가을 세일 hello@maru.example 무료거부 080-123-4567');
    expect(judgeContent(aRecipient({}), text)).toEqual({ message: text, results: [] });
  });

  it('has the label first and the number for refusing last, whatever else is added', () => {
    const about = aRecipient({ countries: ['KR', 'US', 'CA'], address: '+12125550100' });
    const answer = judgeContent(about, aText('20% off this week'));
    expect(answer).toEqual({
      message: aText(
        '(광고)Maru: 20% off this week Reply STOP to end, HELP for help. Msg&data rates may apply. hello@maru.example 무료수신거부 080-123-4567',
      ),
      results: [
        { rule: 'US-SMS-4', verdict: 'fix', reason: 'stop-and-help-added' },
        { rule: 'KR-2', verdict: 'fix', reason: 'label-put-right' },
        { rule: 'KR-8', verdict: 'fix', reason: 'sender-added' },
        { rule: 'KR-4', verdict: 'fix', reason: 'refusal-number-added' },
      ],
    });
  });

  it('puts what else is added between a label and a number for refusing that are there already', () => {
    const about = aRecipient({ countries: ['KR', 'CA'], address: '+14165550100' });
    const text = aText('(광고)가을 세일 hello@maru.example 무료거부 080-123-4567');
    expect(judgeContent(about, text)).toMatchObject({
      message: aText('(광고)Maru: 가을 세일 hello@maru.example Reply STOP to end. 무료거부 080-123-4567'),
    });
  });

  it('changes nothing when it is asked again', () => {
    const about = aRecipient({ countries: ['KR', 'US', 'CA'], address: '+12125550100' });
    const once = judgeContent(about, aText('20% off this week'));
    if (!('message' in once)) throw new Error(once.denied);
    expect(judgeContent(about, once.message)).toEqual({ message: once.message, results: [] });
  });

  it('is refused for the first reason, and all are kept', () => {
    const settings = someSettings({ brand: { contact: undefined, refusal: undefined } });
    expect(judgeContent(aRecipient({ settings }), aText('Maru 세일'))).toEqual({
      denied: 'sender-contact-missing',
      results: [
        { rule: 'KR-2', verdict: 'fix', reason: 'label-put-right' },
        { rule: 'KR-8', verdict: 'deny', reason: 'sender-contact-missing' },
        { rule: 'KR-4', verdict: 'deny', reason: 'refusal-number-missing' },
      ],
    });
  });

  it('leaves what is not advertising as it is', () => {
    const order = { purpose: 'transactional', countries: ['KR', 'US', 'CA', 'JP', 'ZZ'] } as const;
    expect(judgeContent(aRecipient(order), aText('Order o-1 is on its way'))).toMatchObject({ results: [] });
    const bare = aMail({ subject: 'Your order', html: '<p>Hi</p>', text: 'Hi', headers: {} });
    expect(judgeContent(aRecipient({ ...order, channel: 'email' }), bare)).toEqual({
      message: bare,
      results: [],
    });
  });

  it('wants one-click unsubscribing of advertising mail anywhere', () => {
    const about = aRecipient({ channel: 'email', address: 'a@b.example', countries: ['BR'] });
    expect(judgeContent(about, aMail({ headers: {} }))).toMatchObject({ denied: 'one-click-header-missing' });
  });
});

describe('the rules', () => {
  it('have each a test of their own', () => {
    const untested = RULES.filter(
      ({ id }) => !existsSync(`test/core/policy/rules/${id.toLowerCase()}.test.ts`),
    );
    expect(untested).toEqual([]);
  });

  it('have each a name of their own, which begins with their pack', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    expect(RULES.filter(({ id, pack }) => !id.startsWith(`${pack}-`))).toEqual([]);
  });
});
