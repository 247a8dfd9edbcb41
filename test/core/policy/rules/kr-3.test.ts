import { describe, expect, it } from 'vitest';
import { consent, ofRecipient, rule, word } from '../a-recipient.ts';

// 정보통신망법 art. 50(3): 21:00 to 08:00; ten minutes more for carriers. Seoul is UTC+9 all year.
describe('KR-3', () => {
  it.each([
    ['20:49:59', 'allow'],
    ['20:50:00', 'defer: 2026-11-23T23:00:00.000Z'],
    ['23:59:59', 'defer: 2026-11-23T23:00:00.000Z'],
  ])('at %s in Seoul: %s', (time, verdict) => {
    expect(ofRecipient('KR-3', { now: `2026-11-23T${time}+09:00` })).toBe(verdict);
  });

  it.each([
    ['00:00:00', 'defer: 2026-11-23T23:00:00.000Z'],
    ['07:59:59', 'defer: 2026-11-23T23:00:00.000Z'],
    ['08:00:00', 'allow'],
  ])('on the morning after, at %s: %s', (time, verdict) => {
    expect(ofRecipient('KR-3', { now: `2026-11-24T${time}+09:00` })).toBe(verdict);
  });

  it('takes a number with +82 to be in Korea, whatever the profile says', () => {
    const inNewYork = { zones: ['America/New_York', 'Asia/Seoul'] };
    // 10:00 in Seoul is 20:00 in New York
    expect(ofRecipient('KR-3', { ...inNewYork, now: '2026-11-24T12:00:00+09:00' })).toBe('allow');
    // 12:00 in New York is 02:00 in Seoul
    expect(ofRecipient('KR-3', { ...inNewYork, now: '2026-11-24T02:00:00+09:00' })).toBe(
      'defer: 2026-11-23T23:00:00.000Z',
    );
  });

  it('goes by the clocks of other numbers where they may be', () => {
    const abroad = { address: '+61412345678', zones: ['Australia/Perth', 'Australia/Sydney'] };
    // 08:00 in Sydney (UTC+11 in summer) is 05:00 in Perth (UTC+8): not before 08:00 there, which is 00:00 UTC
    expect(ofRecipient('KR-3', { ...abroad, now: '2026-11-24T08:00:00+11:00' })).toBe(
      'defer: 2026-11-24T00:00:00.000Z',
    );
  });

  it('lets texts go at night to who consented to that, separately', () => {
    const night = { now: '2026-11-23T22:00:00+09:00' };
    expect(ofRecipient('KR-3', { ...night, consent: consent({ all: word(), night: word() }) })).toBe('allow');
    const withdrawn = consent({ all: word(), night: word({ status: 'withdrawn' }) });
    expect(ofRecipient('KR-3', { ...night, consent: withdrawn })).toBe('defer: 2026-11-23T23:00:00.000Z');
  });

  it('takes the night along when the whole channel is withdrawn, until the customer grants the night anew', () => {
    const night = { now: '2026-11-23T22:00:00+09:00' };
    const all = word({ status: 'withdrawn', at: '2026-02-02T12:00:00+09:00' });
    const before = consent({ all, night: word({ at: '2026-02-01T12:00:00+09:00' }) });
    expect(ofRecipient('KR-3', { ...night, consent: before })).toBe('defer: 2026-11-23T23:00:00.000Z');
    const after = consent({ all, night: word({ at: '2026-02-03T12:00:00+09:00' }) });
    expect(ofRecipient('KR-3', { ...night, consent: after })).toBe('allow');
  });

  it('does not hold e-mail, Decree art. 61(2)', () => {
    expect(rule('KR-3').channels).toEqual(['sms']);
  });
});
