import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capsLeft } from '../../../lib/core/contact/caps-left.ts';
import type { Contact } from '../../../lib/core/contact/definition.ts';
import { noContacts } from '../../../lib/core/contact/no-contacts.ts';
import { withContact, withoutContacts } from '../../../lib/core/contact/with-contact.ts';
import type { Cap } from '../../../lib/core/settings.ts';

const mail = (at: string): Contact => ({ sendId: at, channel: 'email', at: Date.parse(at) });
const text = (at: string): Contact => ({ ...mail(at), channel: 'sms' });

function left(caps: readonly Cap[], recent: readonly Contact[], now: string, zone = 'UTC') {
  const answer = capsLeft({
    caps,
    history: { recent: [...recent] },
    channel: 'email',
    now: Date.parse(now),
    zone,
  });
  return { left: answer.left, nextAt: new Date(answer.nextAt).toISOString() };
}

describe('frequency caps', () => {
  const twoAWeek: Cap = { atMost: 2, per: 'P7D' };
  const two = [mail('2026-11-16T12:00:00Z'), text('2026-11-20T09:00:00Z')];

  it('let a third message through once the first is seven days old, not a moment before', () => {
    expect(left([twoAWeek], two, '2026-11-23T11:59:59.999Z')).toEqual({
      left: 0,
      nextAt: '2026-11-23T12:00:00.000Z',
    });
    expect(left([twoAWeek], two, '2026-11-23T12:00:00Z')).toEqual({
      left: 1,
      nextAt: '2026-11-23T12:00:00.000Z',
    });
  });

  it('of one channel do not count the others', () => {
    expect(left([{ ...twoAWeek, channel: 'email' }], two, '2026-11-21T00:00:00Z').left).toBe(1);
    expect(left([{ ...twoAWeek, channel: 'sms' }], two, '2026-11-21T00:00:00Z').left).toBe(Infinity);
  });

  it('hold together: the one that leaves least, and the latest to make room', () => {
    const oneADay: Cap = { atMost: 1, per: 'P1D' };
    expect(left([twoAWeek, oneADay], two, '2026-11-21T08:00:00Z')).toEqual({
      left: 0,
      nextAt: '2026-11-23T12:00:00.000Z',
    });
    expect(left([oneADay], two, '2026-11-21T08:00:00Z')).toEqual({
      left: 0,
      nextAt: '2026-11-21T09:00:00.000Z',
    });
  });

  it('that were lowered below what has gone out already wait until there is room again', () => {
    const three = [...two, mail('2026-11-21T00:00:00Z')];
    expect(left([{ atMost: 1, per: 'P7D' }], three, '2026-11-22T00:00:00Z')).toEqual({
      left: 0,
      nextAt: '2026-11-28T00:00:00.000Z',
    });
  });

  it('none given: as many as you like', () => {
    expect(left([], two, '2026-11-21T00:00:00Z')).toEqual({
      left: Infinity,
      nextAt: '2026-11-21T00:00:00.000Z',
    });
  });

  it('count days by the calendar of the customer’s zone', () => {
    // New York, 2027-03-14: 23 hours. A day after Saturday noon is Sunday noon
    const noon = [mail('2027-03-13T12:00:00-05:00')];
    const answer = left([{ atMost: 1, per: 'P1D' }], noon, '2027-03-14T11:00:00-04:00', 'America/New_York');
    expect(answer).toEqual({ left: 0, nextAt: new Date('2027-03-14T12:00:00-04:00').toISOString() });
  });

  it('of a month keep a slot free that was free before', () => {
    // Sent on 28 February at 20:00: a month later is 28 March, 20:00. Counted back from 29, 30 and 31 March one would
    // come to 28 February again, at an earlier time of day, and the message would count once more
    const sent = [mail('2027-02-28T20:00:00Z')];
    const monthly: Cap = { atMost: 1, per: 'P1M' };
    expect(left([monthly], sent, '2027-03-28T19:59:00Z').left).toBe(0);
    expect(left([monthly], sent, '2027-03-28T20:00:00Z').left).toBe(1);
    expect(left([monthly], sent, '2027-03-29T09:00:00Z').left).toBe(1);
  });
});

describe('whatever the order of claims and retries', () => {
  const HOUR = 3_600_000;
  const caps: readonly Cap[] = [
    { atMost: 1, per: 'PT6H' },
    { channel: 'sms', atMost: 2, per: 'P3D' },
    { atMost: 4, per: 'P7D' },
  ];
  /** The same, as a model sees it: no stretch of so many hours has more than so many messages. */
  const limits = [
    { hours: 6, atMost: 1, counts: () => true },
    { hours: 72, atMost: 2, counts: ({ channel }: Contact) => channel === 'sms' },
    { hours: 168, atMost: 4, counts: () => true },
  ];
  const call = fc.record({
    waitMinutes: fc.integer({ min: 0, max: 2_000 }),
    channel: fc.constantFrom('email' as const, 'sms' as const),
    /** Few names, so that some calls are tries of a message that was claimed before. */
    sendId: fc.integer({ min: 0, max: 30 }).map(String),
    /** Claimed and counted, but the provider did not take it: the next try may. */
    isRefused: fc.boolean(),
  });

  it('no stretch of time holds more than a cap allows', () => {
    fc.assert(
      fc.property(fc.array(call, { maxLength: 60 }), (calls) => {
        const { gone } = claimAll(calls);
        for (const { hours, atMost, counts } of limits) {
          for (const first of gone) {
            const within = gone.filter(
              (one) => counts(one) && one.at >= first.at && one.at < first.at + hours * HOUR,
            );
            expect(within.length).toBeLessThanOrEqual(atMost);
          }
        }
      }),
    );
  });

  it('a message that is refused has room at the moment that was told, and not before', () => {
    fc.assert(
      fc.property(fc.array(call, { maxLength: 60 }), (calls) => {
        const { history, now } = claimAll(calls);
        const ask = (at: number) => capsLeft({ caps, history, channel: 'sms', now: at, zone: 'UTC' });
        const { nextAt } = ask(now);
        expect(ask(nextAt).left).toBeGreaterThan(0);
        fc.pre(nextAt > now);
        expect(ask(nextAt - 1).left).toBe(0);
      }),
    );
  });

  type Call = { waitMinutes: number; channel: 'email' | 'sms'; sendId: string; isRefused: boolean };

  function claimAll(calls: readonly Call[]) {
    /** What the customer got. */
    const gone: Contact[] = [];
    let history = noContacts('c1');
    let now = 0;
    for (const { waitMinutes, channel, sendId, isRefused } of calls) {
      now += waitMinutes * 60_000;
      if (gone.some((one) => one.sendId === sendId)) continue; // the ledger lets nothing out twice
      const others = withoutContacts(history, [sendId]);
      if (capsLeft({ caps, history: others, channel, now, zone: 'UTC' }).left === 0) continue;
      history = withContact(history, { sendId, channel, at: now }, now);
      if (!isRefused) gone.push({ sendId, channel, at: now });
    }
    return { gone, history, now };
  }
});
