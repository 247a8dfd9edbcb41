import { describe, expect, it } from 'vitest';
import { scheduleMistake } from '../../../lib/core/schedule/schedule-mistake.ts';

const cron = (text: string) => scheduleMistake({ cron: text });
const rule = (rrule: string) => scheduleMistake({ rrule, from: '2026-12-01T09:00' });

describe('a schedule', () => {
  it.each(['0 9 * * MON', '0 9 29 2 *', '0 * * * *', '0 9 * * FRI#L', '0 9,18 L * *'])(
    'is well in cron: %s',
    (text) => {
      expect(cron(text)).toBeUndefined();
    },
  );

  it.each([
    'FREQ=MONTHLY;BYDAY=-1FR',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
    'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
    'FREQ=DAILY;UNTIL=20271231',
    'FREQ=DAILY;COUNT=1',
    'FREQ=DAILY\nEXDATE:20261225T090000,20270101T090000',
  ])('is well as a rule: %j', (text) => {
    expect(rule(text)).toBeUndefined();
  });

  it.each([
    ['0 25 * * *', /^cannot be read: .*hour: 25/],
    ['a b c d e', /^cannot be read/],
    ['@daily', /five fields/],
    ['0 0 9 * * *', /five fields/],
    ['2026-12-24T09:00:00', /five fields/],
  ])('cannot be read in cron: %s', (text, words) => {
    expect(cron(text)).toMatch(words);
  });

  it.each([
    ['FREQ=FORTNIGHTLY', /FREQ=FORTNIGHTLY/],
    ['BYDAY=MO', /how often/],
    ['FREQ=WEEKLY;BYDAY=MONDAY', /BYDAY=MONDAY/],
    ['FREQ=YEARLY;BYMONTH=13', /BYMONTH=13/],
    ['FREQ=DAILY;ON=MO', /does not exist: ON=MO/],
    ['FREQ=DAILY;FREQ=DAILY', /twice/],
    ['FREQ=DAILY;INTERVAL=0', /INTERVAL=0/],
    ['FREQ=DAILY;COUNT=3;UNTIL=20271231', /one of them/],
    ['FREQ=DAILY;UNTIL=20271231T090000Z', /leave the Z away/],
    ['RRULE:FREQ=DAILY', /does not exist/],
    ['FREQ=DAILY\nRDATE:20261225T090000', /exceptions/],
    ['FREQ=WEEKLY;BYDAY=1MO', /^cannot be read/], // RFC 5545, 3.3.10: a number only with MONTHLY or YEARLY
    ['', /does not exist/],
  ])('is no rule: %j', (text, words) => {
    expect(rule(text)).toMatch(words);
  });

  it.each([
    ['on 31 February', cron('0 9 31 2 *')],
    ['on 30 February', rule('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')],
    ['when it ends before it begins', rule('FREQ=DAILY;UNTIL=20261130')],
  ])('never happens: %s', (_when, mistake) => {
    expect(mistake).toBe('never happens');
  });

  it.each([
    ['each minute', cron('* * * * *')],
    ['each half hour', cron('*/30 * * * *')],
    ['twice in one hour of a year', cron('0,30 9 1 1 *')],
    ['as a rule', rule('FREQ=DAILY;BYHOUR=9;BYMINUTE=0,30')],
  ])('happens too often: %s', (_when, mistake) => {
    expect(mistake).toMatch(/more often than once an hour/);
  });

  it('is in a zone that exists, or in each customer’s own', () => {
    expect(scheduleMistake({ cron: '0 9 * * *', zone: 'Asia/Soul' })).toMatch(/"Asia\/Soul"/);
    expect(scheduleMistake({ cron: '0 9 * * *', zone: 'Asia/Seoul' })).toBeUndefined();
    expect(scheduleMistake({ cron: '0 9 * * *', zone: 'customer' })).toBeUndefined();
  });
});
