import { describe, expect, it } from 'vitest';
import { ofRecipient, rule } from '../a-recipient.ts';

const newYork = { address: '+12125550100', zones: ['America/New_York'] };

// 47 CFR 64.1200(c)(1), an hour shorter on both ends. Instants by hand: New York is UTC-5, in summer UTC-4.
describe('US-SMS-2', () => {
  it.each([
    ['2026-11-23T08:59:59-05:00', 'defer: 2026-11-23T14:00:00.000Z'],
    ['2026-11-23T09:00:00-05:00', 'allow'],
    ['2026-11-23T19:59:59-05:00', 'allow'],
    ['2026-11-23T20:00:00-05:00', 'defer: 2026-11-24T14:00:00.000Z'],
  ])('at %s in New York: %s', (now, verdict) => {
    expect(ofRecipient('US-SMS-2', { ...newYork, now })).toBe(verdict);
  });

  it('waits for the last of the zones', () => {
    // 09:00 in Los Angeles (UTC-8) is 17:00 UTC
    const both = { ...newYork, zones: ['America/New_York', 'America/Los_Angeles'] };
    expect(ofRecipient('US-SMS-2', { ...both, now: '2026-11-23T10:00:00-05:00' })).toBe(
      'defer: 2026-11-23T17:00:00.000Z',
    );
  });

  it('is over with the first of the zones', () => {
    // 20:00 in New York is 17:00 in Los Angeles; then both are open again at 09:00 in Los Angeles
    const both = { ...newYork, zones: ['America/New_York', 'America/Los_Angeles'] };
    expect(ofRecipient('US-SMS-2', { ...both, now: '2026-11-23T20:00:00-05:00' })).toBe(
      'defer: 2026-11-24T17:00:00.000Z',
    );
  });

  // Clocks go forward at 2026-03-08T07:00Z and back at 2026-11-01T06:00Z
  it.each([
    ['2026-03-07T21:00:00-05:00', 'defer: 2026-03-08T13:00:00.000Z'],
    ['2026-10-31T21:00:00-04:00', 'defer: 2026-11-01T14:00:00.000Z'],
    ['2027-03-13T21:00:00-05:00', 'defer: 2027-03-14T13:00:00.000Z'],
  ])('opens at nine by the new clocks, after %s: %s', (now, verdict) => {
    expect(ofRecipient('US-SMS-2', { ...newYork, now })).toBe(verdict);
  });

  it('knows clocks that change by half an hour', () => {
    // Lord Howe goes from UTC+10:30 to UTC+11 on 2026-10-04: 09:00 is 22:00 UTC of the day before
    const lordHowe = { address: '+12125550100', zones: ['Australia/Lord_Howe'] };
    expect(ofRecipient('US-SMS-2', { ...lordHowe, now: '2026-10-03T21:00:00+10:30' })).toBe(
      'defer: 2026-10-03T22:00:00.000Z',
    );
  });

  it('does not hold e-mail', () => {
    expect(rule('US-SMS-2').channels).toEqual(['sms']);
  });
});
