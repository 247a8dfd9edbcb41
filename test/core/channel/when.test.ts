import { describe, expect, it } from 'vitest';
import { type ChannelQuestion, chooseChannel } from '../../../lib/core/channel/choose.ts';
import { noContacts } from '../../../lib/core/contact/no-contacts.ts';
import { aQuestion, NOW } from './a-question.ts';

/** Asked on a Monday at 21:00 in Seoul. */
const ask = (part: Partial<ChannelQuestion>) => chooseChannel(aQuestion(part));
const seoul = (local: string) => Date.parse(`${local}+09:00`);
const HOUR = 3_600_000;
const MINUTE = 60_000;

const NIGHT = { from: '21:00', to: '08:00' };
const EIGHT = seoul('2026-11-24T08:00');
const smsNight: Partial<ChannelQuestion> = { settings: { quietHours: { sms: NIGHT }, caps: [] } };

/** A rule's hours end then. */
const until =
  (moment: number): ChannelQuestion['judge'] =>
  (channel, _address, at) =>
    channel === 'sms' && at < moment
      ? { verdict: 'defer', until: moment, reason: 'night-without-consent', results: [NIGHT_RESULT] }
      : { verdict: 'allow', results: [] };
const NIGHT_RESULT = { rule: 'KR-3', verdict: 'defer' as const, reason: 'night-without-consent' };

describe('quiet hours', () => {
  it('hold a message until they are over, and do not drop it', () => {
    const choice = ask({ wish: 'sms', ...smsNight });
    expect(choice).toMatchObject({
      deferred: { channel: 'sms', reason: 'quiet-hours', policies: [] },
      reasons: [{ channel: 'sms', verdict: 'possible', reason: 'quiet-hours' }, { channel: 'email' }],
    });
    expect(choice.deferred?.until).toBeGreaterThanOrEqual(EIGHT);
    expect(choice.deferred?.until).toBeLessThan(EIGHT + 10 * MINUTE);
  });

  it('open for each address some minutes later, so that not all go out at once', () => {
    const ends = Array.from({ length: 20 }, (_, n) => {
      const traits = { phone: `+8210123456${10 + n}` };
      return ask({ wish: 'sms', ...smsNight, traits }).deferred?.until;
    });
    expect(new Set(ends).size).toBe(20);
  });

  it('open on the hour where the rest of the day is shorter than that', () => {
    const settings = { quietHours: { sms: { from: '08:00', to: '07:59' } }, caps: [] };
    // Loud for one minute; this address would be up to ten minutes late
    const traits = { phone: '+821012345678' };
    const moment = ask({ wish: 'sms', settings, traits }).deferred?.until ?? 0;
    expect(Math.floor(moment / MINUTE)).toBe(seoul('2026-11-24T07:59') / MINUTE);
  });

  it('hold what is transactional too, but not what is critical', () => {
    const transactional = { wish: 'sms', purpose: 'transactional', ...smsNight } as const;
    expect(ask(transactional).deferred).toMatchObject({ reason: 'quiet-hours' });
    expect(ask({ ...transactional, critical: true }).chosen).toMatchObject({ channel: 'sms' });
  });

  it('hold in all zones that the customer may be in', () => {
    // 21:00 in Seoul is 07:00 in New York; at eight in New York it is 22:00 in Seoul; both are awake from 08:00 in Seoul
    const zones = ['Asia/Seoul', 'America/New_York'];
    const { deferred } = ask({ wish: 'sms', ...smsNight, zones });
    expect(Math.floor((deferred?.until ?? 0) / (10 * MINUTE))).toBe(EIGHT / (10 * MINUTE));
  });

  it('that never end everywhere leave the channel out', () => {
    const settings = { quietHours: { sms: { from: '18:00', to: '10:00' } }, caps: [] };
    // Awake from 10:00 to 18:00: in Seoul 01:00 to 09:00 UTC, in New York 15:00 to 23:00 UTC
    const zones = ['Asia/Seoul', 'America/New_York'];
    expect(ask({ wish: 'sms', settings, zones }).skipped).toEqual({
      reason: 'no-hour-suits-all-zones',
      policies: [],
    });
  });
});

describe('the law’s hours', () => {
  it('hold a message as long as the policies say, with what they said', () => {
    expect(ask({ wish: 'sms', judge: until(EIGHT) }).deferred).toEqual({
      channel: 'sms',
      until: EIGHT,
      reason: 'night-without-consent',
      policies: [NIGHT_RESULT],
    });
  });

  it('and quiet hours are over only when both are', () => {
    // the law until 07:00, the company until 08:00 and some minutes
    const { deferred } = ask({ wish: 'sms', ...smsNight, judge: until(EIGHT - HOUR) });
    expect(deferred).toMatchObject({ reason: 'quiet-hours', policies: [NIGHT_RESULT] });
    expect(deferred?.until).toBeGreaterThanOrEqual(EIGHT);
    // the other way round
    expect(ask({ wish: 'sms', ...smsNight, judge: until(EIGHT + HOUR) }).deferred).toMatchObject({
      until: EIGHT + HOUR,
      reason: 'night-without-consent',
    });
  });

  it('may end while the message is denied by then', () => {
    const judge: ChannelQuestion['judge'] = (channel, address, at) =>
      at < EIGHT
        ? until(EIGHT)(channel, address, at)
        : { verdict: 'deny', reason: 'consent-not-confirmed', results: [] };
    expect(ask({ wish: 'sms', judge }).skipped).toMatchObject({ reason: 'consent-not-confirmed' });
  });

  it('that move on whenever they are asked again come to an end', () => {
    const judge: ChannelQuestion['judge'] = (_channel, _address, at) => ({
      verdict: 'defer',
      until: at + HOUR,
      reason: 'later',
      results: [],
    });
    expect(ask({ wish: 'sms', judge }).skipped).toMatchObject({ reason: 'no-hour-suits-all-zones' });
  });
});

describe('a better channel that must wait', () => {
  // The customer prefers texts; e-mail could go now
  const traits = { email: 'ada@example.com', phone: '+821012345678', preferredChannel: 'sms' };

  it('is waited for by a detail, for half a day', () => {
    expect(ask({ traits, judge: until(NOW + 12 * HOUR) })).toMatchObject({
      deferred: { channel: 'sms', until: NOW + 12 * HOUR },
      reasons: [
        { channel: 'sms', verdict: 'possible', reason: 'night-without-consent' },
        { channel: 'email', verdict: 'possible', reason: 'another-fits-better' },
      ],
    });
  });

  it('is not waited for any longer', () => {
    expect(ask({ traits, judge: until(NOW + 12 * HOUR + 1) })).toMatchObject({
      chosen: { channel: 'email' },
      reasons: [
        { channel: 'sms', verdict: 'possible', reason: 'night-without-consent' },
        { channel: 'email', verdict: 'chosen', reason: 'can-go-now' },
      ],
    });
  });

  it('is not waited for at all by what is urgent', () => {
    expect(ask({ urgency: 'urgent', judge: until(NOW + 1) }).chosen).toMatchObject({ channel: 'email' });
  });

  it('in a list likewise; it stays for a message that does not arrive', () => {
    expect(ask({ wish: ['sms', 'email'], urgency: 'urgent', judge: until(EIGHT) })).toMatchObject({
      chosen: { channel: 'email' },
      fallback: ['sms'],
    });
  });

  it('where all must wait, is waited for by a detail half a day longer than the first', () => {
    const night =
      (sms: number): ChannelQuestion['judge'] =>
      (channel, _address, at) => {
        const end = NOW + (channel === 'sms' ? sms : 2 * HOUR);
        return at < end
          ? { verdict: 'defer', until: end, reason: 'night', results: [] }
          : { verdict: 'allow', results: [] };
      };
    expect(ask({ traits, judge: night(14 * HOUR) }).deferred).toMatchObject({ channel: 'sms' });
    expect(ask({ traits, judge: night(14 * HOUR + 1) }).deferred).toMatchObject({ channel: 'email' });
    expect(ask({ traits, judge: night(3 * HOUR), urgency: 'urgent' }).deferred).toMatchObject({
      channel: 'email',
    });
  });
});

describe('caps', () => {
  const oneADay = { quietHours: {}, caps: [{ atMost: 1, per: 'P1D' }] };
  const mailAt = (at: number) => ({
    ...noContacts('c1'),
    recent: [{ sendId: 's1', channel: 'email' as const, at }],
  });
  const full: Partial<ChannelQuestion> = { settings: oneADay, contacts: mailAt(NOW - HOUR) };

  it('leave a channel out when there is no slot', () => {
    expect(ask(full).skipped).toEqual({ reason: 'cap-reached', policies: [] });
  });

  it('of one channel leave the other', () => {
    const settings = { quietHours: {}, caps: [{ channel: 'email' as const, atMost: 1, per: 'P1D' }] };
    expect(ask({ ...full, settings })).toMatchObject({
      chosen: { channel: 'sms' },
      reasons: [{ channel: 'sms' }, { channel: 'email', verdict: 'left-out', reason: 'cap-reached' }],
    });
  });

  it('do not count a message against itself when it is tried again', () => {
    expect(ask({ ...full, countedBefore: ['s1'] }).chosen).toBeDefined();
  });

  it('do not hold for what is transactional', () => {
    expect(ask({ ...full, purpose: 'transactional' }).chosen).toBeDefined();
  });

  it('are reckoned for the moment at which the message may go', () => {
    // full now; in the morning the last message is a day old
    const contacts = mailAt(EIGHT - 24 * HOUR);
    expect(ask({ wish: 'sms', settings: oneADay, contacts, judge: until(EIGHT) }).deferred).toMatchObject({
      until: EIGHT,
    });
    expect(
      ask({ wish: 'sms', settings: oneADay, contacts: mailAt(EIGHT - 24 * HOUR + 1), judge: until(EIGHT) })
        .skipped,
    ).toMatchObject({
      reason: 'cap-reached',
    });
  });

  it('give the last slot to a held message of higher priority, once it has had its turn', () => {
    const waiting = [{ priority: 8, dueAt: EIGHT }];
    expect(ask({ settings: oneADay, waiting }).deferred).toEqual({
      channel: 'email',
      until: EIGHT + 2 * MINUTE,
      reason: 'waits-for-higher-priority',
      policies: [],
    });
    expect(ask({ settings: oneADay, waiting, priority: 8 }).chosen).toBeDefined();
    expect(ask({ settings: oneADay, waiting, purpose: 'transactional' }).chosen).toBeDefined();
  });
});
