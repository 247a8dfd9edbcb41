import { describe, expect, it } from 'vitest';
import { nextLocalTime } from '../../../lib/core/time/next-local-time.ts';
import type { Weekday } from '../../../lib/core/time/weekday.ts';

/** Both instants with their offsets, as the tz database has them: https://www.iana.org/time-zones, release 2025c. */
function next(after: string, time: string, zone: string, on?: readonly Weekday[]): string {
  return new Date(nextLocalTime({ after: Date.parse(after), time, zone, on })).toISOString();
}
const utc = (instant: string) => new Date(instant).toISOString();

describe('the next time that it is this late', () => {
  it('is today while it is still to come', () => {
    expect(next('2026-11-23T08:00:00+09:00', '09:30', 'Asia/Seoul')).toBe(utc('2026-11-23T09:30:00+09:00'));
  });

  it('is tomorrow once it has passed', () => {
    expect(next('2026-11-23T09:31:00+09:00', '09:30', 'Asia/Seoul')).toBe(utc('2026-11-24T09:30:00+09:00'));
  });

  it('is tomorrow at that very time, so that a daily loop does not turn on the spot', () => {
    expect(next('2026-11-23T09:30:00+09:00', '09:30', 'Asia/Seoul')).toBe(utc('2026-11-24T09:30:00+09:00'));
  });

  it('is reckoned by the date of the zone, not of UTC', () => {
    expect(next('2026-11-23T23:00:00Z', '07:00', 'Asia/Seoul')).toBe(utc('2026-11-25T07:00:00+09:00'));
  });

  it('waits for a day of the week', () => {
    // 2026-11-23 is a Monday
    expect(next('2026-11-23T12:00:00Z', '09:30', 'UTC', ['wednesday', 'friday'])).toBe(
      '2026-11-25T09:30:00.000Z',
    );
    expect(next('2026-11-23T12:00:00Z', '09:30', 'UTC', ['monday'])).toBe('2026-11-30T09:30:00.000Z');
  });
});

describe('where clocks change', () => {
  it('a time that is left out becomes the first instant after the gap', () => {
    // New York goes from 02:00 EST (−5) to 03:00 EDT (−4) on the second Sunday in March
    const gapEnds = utc('2027-03-14T03:00:00-04:00');
    expect(next('2027-03-14T00:00:00-05:00', '02:30', 'America/New_York')).toBe(gapEnds);
    expect(next('2027-03-14T00:00:00-05:00', '02:00', 'America/New_York')).toBe(gapEnds);
    expect(next('2027-03-14T00:00:00-05:00', '02:59', 'America/New_York')).toBe(gapEnds);
    expect(next('2027-03-14T00:00:00-05:00', '03:00', 'America/New_York')).toBe(gapEnds);
  });

  it('a time that comes twice is meant the first time', () => {
    // New York goes from 02:00 EDT (−4) back to 01:00 EST (−5) on the first Sunday in November
    expect(next('2026-11-01T00:00:00-04:00', '01:30', 'America/New_York')).toBe(
      utc('2026-11-01T01:30:00-04:00'),
    );
  });

  it('a time that comes twice is not meant again the second time', () => {
    expect(next('2026-11-01T01:45:00-04:00', '01:30', 'America/New_York')).toBe(
      utc('2026-11-02T01:30:00-05:00'),
    );
  });

  it('half an hour is enough', () => {
    // Lord Howe goes from 02:00 (+10:30) to 02:30 (+11) on the first Sunday in October, and back in April
    expect(next('2026-10-03T12:00:00Z', '02:15', 'Australia/Lord_Howe')).toBe(
      utc('2026-10-04T02:30:00+11:00'),
    );
    expect(next('2027-04-03T12:00:00Z', '01:45', 'Australia/Lord_Howe')).toBe(
      utc('2027-04-04T01:45:00+11:00'),
    );
  });

  it('a day that was left out has no such time', () => {
    // Apia went from the end of Thursday 2011-12-29 (−10) to Saturday 2011-12-31 (+14)
    expect(next('2011-12-29T12:00:00-10:00', '09:30', 'Pacific/Apia')).toBe(utc('2011-12-31T09:30:00+14:00'));
    expect(next('2011-12-29T12:00:00-10:00', '09:30', 'Pacific/Apia', ['friday'])).toBe(
      utc('2012-01-06T09:30:00+14:00'),
    );
  });
});
