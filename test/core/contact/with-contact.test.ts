import { describe, expect, it } from 'vitest';
import { noContacts } from '../../../lib/core/contact/no-contacts.ts';
import { withContact, withoutContacts } from '../../../lib/core/contact/with-contact.ts';

const DAY = 86_400_000;
const now = Date.parse('2026-11-23T12:00:00Z');
const mail = { sendId: 'a', channel: 'email', at: now } as const;

describe('the next version of a customer’s contacts', () => {
  it('has the message in it, counted', () => {
    expect(withContact(noContacts('c1'), mail, now)).toEqual({
      customerId: 'c1',
      recent: [mail],
      email: { sent: 1, clicked: 0 },
      sms: { sent: 0, clicked: 0 },
      version: 1,
    });
  });

  it('counts a message that is tried again once, from the later time on', () => {
    const first = withContact(noContacts('c1'), mail, now);
    const again = { ...mail, at: now + DAY };
    expect(withContact(first, again, now + DAY)).toEqual({
      ...first,
      recent: [again],
      version: 2,
    });
  });

  it('counts a message that is tried again by another channel there', () => {
    const first = withContact(noContacts('c1'), mail, now);
    const text = { ...mail, channel: 'sms' } as const;
    expect(withContact(first, text, now)).toMatchObject({
      recent: [text],
      email: { sent: 0, clicked: 0 },
      sms: { sent: 1, clicked: 0 },
    });
  });

  it('is in order of time, though an earlier message comes in later', () => {
    const first = withContact(noContacts('c1'), mail, now);
    const second = withContact(first, { sendId: 'b', channel: 'sms', at: now - 5 }, now);
    expect(second.recent.map(({ sendId }) => sendId)).toEqual(['b', 'a']);
  });

  it('forgets what neither a cap nor a condition can look at, but not that it was sent', () => {
    // 25 mails, one a day, then one long after all caps: of each channel the last 20 stay
    const days = Array.from({ length: 25 }, (_, day) => now + day * DAY);
    const sent = days.reduce(
      (history, at, day) => withContact(history, { sendId: `m${day}`, channel: 'email', at }, at),
      withContact(noContacts('c1'), { sendId: 't', channel: 'sms', at: now - DAY }, now),
    );
    const later = now + 90 * DAY;
    const last = withContact(sent, { sendId: 'z', channel: 'email', at: later }, later);
    const mails = Array.from({ length: 19 }, (_, index) => `m${index + 6}`);
    expect(last.recent.map(({ sendId }) => sendId)).toEqual(['t', ...mails, 'z']);
    expect(last.email.sent).toBe(26);
  });

  it('still knows 31 days that a change of clocks has made an hour longer', () => {
    // New York: 2026-10-20 to 2026-11-20 is 31 days and, since clocks went back on 1 November, one hour
    const at = Date.parse('2026-10-20T12:00:00-04:00');
    const first = withContact(noContacts('c1'), { ...mail, at }, at);
    const later = Date.parse('2026-11-20T11:59:00-05:00');
    expect(later - at).toBeGreaterThan(31 * DAY);
    expect(withContact(first, { sendId: 'b', channel: 'sms', at: later }, later).recent).toHaveLength(2);
  });

  it('changes nothing of the version before', () => {
    const first = withContact(noContacts('c1'), mail, now);
    const before = structuredClone(first);
    withContact(first, { sendId: 'b', channel: 'sms', at: now }, now);
    expect(first).toEqual(before);
  });
});

it('a message’s own earlier try can be left out of the caps', () => {
  const contacts = withContact(noContacts('c1'), mail, now);
  expect(withoutContacts(contacts, ['a']).recent).toEqual([]);
  expect(withoutContacts(contacts, ['b']).recent).toEqual([mail]);
});
