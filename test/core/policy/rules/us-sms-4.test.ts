import { describe, expect, it } from 'vitest';
import { smsParts } from '../../../../lib/core/message/sms-parts.ts';
import { at, ofText } from '../a-recipient.ts';

const HOW = 'Reply STOP to end, HELP for help. Msg&data rates may apply.';
const before = (lastAt: string) => ({ earlier: { sent: 3, lastAt: at(lastAt) } });

// CTIA short code monitoring handbook: program name, STOP and HELP, "Msg&data rates may apply"
describe('US-SMS-4', () => {
  it('says in the first text who writes and how to stop', () => {
    expect(ofText('US-SMS-4', '20% off this week')).toBe(`Maru: 20% off this week ${HOW}`);
  });

  it('adds only what is missing', () => {
    expect(ofText('US-SMS-4', 'Maru: 20% off this week')).toBe(`Maru: 20% off this week ${HOW}`);
    const whole = 'Maru: 20% off. Text STOP to stop, HELP for help.';
    expect(ofText('US-SMS-4', whole)).toBe(whole);
  });

  it('does not take an address for a name', () => {
    expect(ofText('US-SMS-4', '20% off at https://maru.example')).toBe(
      `Maru: 20% off at https://maru.example ${HOW}`,
    );
  });

  it('says it again in the first text of a month, as calendars at home have it', () => {
    // 2026-10-31T15:00Z is November in Seoul
    const now = { now: '2026-11-23T12:00:00+09:00' };
    expect(ofText('US-SMS-4', 'Maru: hi', { ...now, ...before('2026-10-31T14:59:59Z') })).toBe(
      `Maru: hi ${HOW}`,
    );
    expect(ofText('US-SMS-4', 'Maru: hi', { ...now, ...before('2026-10-31T15:00:00Z') })).toBe('Maru: hi');
  });

  it('adds nothing that makes a text dearer than its length', () => {
    expect(smsParts(ofText('US-SMS-4', '20% off this week'))).toEqual({ alphabet: 'GSM-7', parts: 1 });
  });
});
