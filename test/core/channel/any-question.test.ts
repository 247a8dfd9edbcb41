import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChannelQuestion, chooseChannel } from '../../../lib/core/channel/choose.ts';
import { CHANNELS } from '../../../lib/core/channel/definition.ts';
import { noContacts } from '../../../lib/core/contact/no-contacts.ts';
import { aQuestion, consent, NOW, word } from './a-question.ts';

const HOUR = 3_600_000;
const channel = fc.constantFrom(...CHANNELS);
const timeOfDay = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
const hours = fc.record({ from: timeOfDay, to: timeOfDay });
const response = fc.record({ sent: fc.nat(50), clicked: fc.nat(50) });

/** Policies that defer a channel until some moment, or refuse it. */
const judge = fc
  .record({ email: fc.integer({ min: -20, max: 20 }), sms: fc.integer({ min: -20, max: 20 }) })
  .map((untilHour): ChannelQuestion['judge'] => (on, _address, at) => {
    if (untilHour[on] === -20) return { verdict: 'deny', reason: 'refused', results: [] };
    const until = NOW + untilHour[on] * HOUR;
    return at < until
      ? { verdict: 'defer', until, reason: 'law', results: [] }
      : { verdict: 'allow', results: [] };
  });

const anyQuestion: fc.Arbitrary<ChannelQuestion> = fc
  .record({
    wish: fc.constantFrom<ChannelQuestion['wish'][]>('best', 'email', 'sms', ['sms', 'email'], ['email']),
    purpose: fc.constantFrom('marketing' as const, 'transactional' as const),
    urgency: fc.constantFrom('detail' as const, 'urgent' as const),
    critical: fc.boolean(),
    content: fc.subarray([...CHANNELS]),
    consents: fc
      .subarray([...CHANNELS])
      .chain((on) =>
        fc.tuple(...on.map((one) => fc.constantFrom(consent(one), consent(one, { all: word('withdrawn') })))),
      ),
    contacts: fc
      .record({
        email: response,
        sms: response,
        recent: fc.array(
          fc.record({ sendId: fc.nat().map(String), channel, at: fc.nat(72).map((ago) => NOW - ago * HOUR) }),
          { maxLength: 4 },
        ),
      })
      .map((part) => ({ ...noContacts('c1'), ...part })),
    settings: fc.record({
      quietHours: fc.record({ email: hours, sms: hours }, { requiredKeys: [] }),
      caps: fc.array(
        fc.record({ atMost: fc.integer({ min: 1, max: 3 }), per: fc.constantFrom('PT12H', 'P2D') }),
        { maxLength: 2 },
      ),
    }),
    judge,
    waiting: fc.array(
      fc.record({
        priority: fc.constantFrom(3, 7),
        dueAt: fc.integer({ min: -5, max: 30 }).map((inHours) => NOW + inHours * HOUR),
      }),
      { maxLength: 2 },
    ),
    traits: fc.constantFrom(
      { email: 'ada@example.com', phone: '+821012345678' },
      { email: 'ada@example.com', phone: '+821012345678', preferredChannel: 'sms' },
      { email: 'ada@example.com' },
    ),
  })
  .map(aQuestion);

describe('whatever is asked', () => {
  it('a message goes out now, or later, or not at all, and each channel has its one reason', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { chosen, deferred, skipped, reasons } = chooseChannel(question);
        expect([chosen, deferred, skipped].filter((one) => one !== undefined)).toHaveLength(1);
        expect(reasons.map((one) => one.channel).toSorted()).toEqual(['email', 'sms']);
        const marked = reasons.filter(({ verdict }) => verdict === 'chosen').map((one) => one.channel);
        expect(marked).toEqual(chosen === undefined ? [] : [chosen.channel]);
      }),
    );
  });

  it('no advertising goes out without consent, nothing in the company’s or the law’s night', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { chosen } = chooseChannel(question);
        fc.pre(chosen !== undefined);
        const { channel: on, address } = chosen;
        const said = question.consents.find((one) => one.channel === on);
        expect(question.purpose === 'transactional' || said?.all?.status === 'granted').toBe(true);
        expect(question.judge(on, address, NOW).verdict).toBe('allow');
        // it is 21:00 in Seoul
        expect(question.critical || !isWithin(question.settings.quietHours[on], 21)).toBe(true);
      }),
    );
  });

  it('a message that is held goes out at the moment that was told, if nothing changes', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { deferred } = chooseChannel(question);
        fc.pre(deferred !== undefined);
        expect(deferred.until).toBeGreaterThan(NOW);
        const then = chooseChannel({ ...question, now: deferred.until });
        expect(then.chosen).toBeDefined();
      }),
    );
  });

  function isWithin(quiet: { from: string; to: string } | undefined, hour: number): boolean {
    if (quiet === undefined) return false;
    const [start, end] = [Number.parseInt(quiet.from, 10), Number.parseInt(quiet.to, 10)];
    return start <= end ? start <= hour && hour < end : start <= hour || hour < end;
  }
});
