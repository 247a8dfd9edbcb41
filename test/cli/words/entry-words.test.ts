import { describe, expect, it } from 'vitest';
import { entryWords } from '../../../lib/cli/words/entry-words.ts';
import { Entry } from '../../../lib/core/journey/entry.ts';

const words = (entry: object) => entryWords(Entry.parse(entry));

describe('an entry in plain words', () => {
  it('by an event', () => {
    expect(words({ event: 'Signed Up' })).toEqual({ title: 'Signed Up', who: 'whoever does this' });
    const where = { property: 'value', atLeast: 30 };
    expect(words({ event: 'Checkout Started', where, if: { segment: 'vip' } })).toEqual({
      title: 'Checkout Started',
      who: 'where value at least 30, if in segment vip',
    });
  });

  it('by a segment', () => {
    expect(words({ segment: 'lapsed' })).toEqual({
      title: 'Becomes lapsed',
      who: 'whoever enters the segment',
    });
    expect(words({ segment: 'loyal', change: 'left' })).toEqual({
      title: 'Is no longer loyal',
      who: 'whoever leaves the segment',
    });
  });

  it('by a schedule, in whose zone and among whom', () => {
    expect(words({ schedule: { cron: '0 9 * * MON', zone: 'customer' }, among: 'readers' })).toEqual({
      title: "At 09:00, only on Monday, in each customer's own zone",
      who: 'whoever is in segment readers then',
    });
    const lastFriday = { rrule: 'FREQ=MONTHLY;BYDAY=-1FR', from: '2026-12-01T09:00', zone: 'Asia/Seoul' };
    expect(words({ schedule: lastFriday })).toEqual({
      title: 'Every month on last Friday at 9 AM, in Asia/Seoul',
      who: 'all customers',
    });
  });

  it('by a schedule that nobody can read, as it is written', () => {
    expect(words({ schedule: { cron: '0 9 * * MOON' } }).title).toBe("0 9 * * MOON, in the company's zone");
    const broken = { rrule: 'FREQ=SOMETIMES', from: '2026-12-01T09:00' };
    expect(words({ schedule: broken }).title).toBe("FREQ=SOMETIMES, in the company's zone");
  });

  it('by a date, before it, after it or on it', () => {
    expect(words({ date: 'birthday' })).toEqual({
      title: "On birthday, at 09:00 in the customer's own zone",
      who: 'every year',
    });
    expect(words({ date: 'contract.endsOn', every: 'once', before: 'P30D', at: '18:00' })).toEqual({
      title: "30 days before contract.endsOn, at 18:00 in the customer's own zone",
      who: 'once',
    });
    expect(words({ date: 'firstOrder', after: 'P1W' }).title).toMatch(/^1 week after firstOrder/);
  });

  it('by a call', () => {
    expect(words({ call: true })).toEqual({ title: 'Let in by hand or by a call', who: 'nobody else' });
  });
});
