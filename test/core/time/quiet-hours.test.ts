import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quietUntil } from '../../../lib/core/time/quiet-hours.ts';

const NIGHT = '21:00-08:00';

/** Instants with their offsets, as the tz database has them: https://www.iana.org/time-zones, release 2025c. */
function until(now: string, hours: string, ...zones: string[]): string | undefined {
  const [from = '', to = ''] = hours.split('-');
  const end = quietUntil({ hours: { from, to }, zones, now: Date.parse(now) });
  return end === undefined ? undefined : new Date(end).toISOString();
}
const utc = (instant: string) => new Date(instant).toISOString();

describe('quiet hours', () => {
  it('hold from their first minute until just before their last', () => {
    expect(until('2026-11-23T20:59:59.999+09:00', NIGHT, 'Asia/Seoul')).toBeUndefined();
    expect(until('2026-11-23T21:00:00+09:00', NIGHT, 'Asia/Seoul')).toBe(utc('2026-11-24T08:00:00+09:00'));
    expect(until('2026-11-24T07:59:59.999+09:00', NIGHT, 'Asia/Seoul')).toBe(
      utc('2026-11-24T08:00:00+09:00'),
    );
    expect(until('2026-11-24T08:00:00+09:00', NIGHT, 'Asia/Seoul')).toBeUndefined();
  });

  it('can lie within one day', () => {
    expect(until('2026-11-23T11:59:00Z', '12:00-13:30', 'UTC')).toBeUndefined();
    expect(until('2026-11-23T12:20:30.500Z', '12:00-13:30', 'UTC')).toBe('2026-11-23T13:30:00.000Z');
    expect(until('2026-11-23T13:30:00Z', '12:00-13:30', 'UTC')).toBeUndefined();
  });

  it('can end at midnight', () => {
    expect(until('2026-11-23T23:00:00Z', '22:00-00:00', 'UTC')).toBe('2026-11-24T00:00:00.000Z');
    expect(until('2026-11-24T00:00:00Z', '22:00-00:00', 'UTC')).toBeUndefined();
  });

  it('that end when they begin are none', () => {
    expect(until('2026-11-23T12:00:00Z', '12:00-12:00', 'UTC')).toBeUndefined();
    expect(until('2026-11-23T03:00:00Z', '12:00-12:00', 'UTC')).toBeUndefined();
  });
});

describe('a customer who may be in several zones', () => {
  it('is left alone while it is quiet in any of them', () => {
    // 20:30 in New York, 17:30 in Los Angeles: nobody sleeps. Half an hour later one of them does, and then the other
    const both = ['America/New_York', 'America/Los_Angeles'];
    expect(until('2026-11-23T20:30:00-05:00', NIGHT, ...both)).toBeUndefined();
    expect(until('2026-11-23T21:00:00-05:00', NIGHT, ...both)).toBe(utc('2026-11-24T08:00:00-08:00'));
    expect(until('2026-11-24T09:30:00-05:00', NIGHT, ...both)).toBe(utc('2026-11-24T08:00:00-08:00'));
  });

  it('does not hear of it between two nights either, where the second begins as the first ends', () => {
    // Seoul's quiet noon, 12:00 to 13:00, is followed at once by Shanghai's, an hour behind
    const both = ['Asia/Seoul', 'Asia/Shanghai'];
    expect(until('2026-11-23T12:15:00+09:00', '12:00-13:00', ...both)).toBe(utc('2026-11-23T14:00:00+09:00'));
  });

  it('hears never where the zones leave no hour of the day', () => {
    // UTC is quiet from 06:00 to 20:00, Auckland (+13 in November) from 17:00 to 07:00 UTC
    expect(
      quietUntil({
        hours: { from: '06:00', to: '20:00' },
        zones: ['UTC', 'Pacific/Auckland'],
        now: Date.parse('2026-11-23T12:00:00Z'),
      }),
    ).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('where clocks change', () => {
  it('a night with a gap is an hour shorter', () => {
    // New York goes from 02:00 EST (−5) to 03:00 EDT (−4) on the second Sunday in March
    expect(until('2027-03-13T22:00:00-05:00', NIGHT, 'America/New_York')).toBe(
      utc('2027-03-14T08:00:00-04:00'),
    );
  });

  it('hours that end in the gap end with it', () => {
    expect(until('2027-03-14T01:15:00-05:00', '21:00-02:30', 'America/New_York')).toBe(
      utc('2027-03-14T03:00:00-04:00'),
    );
    expect(until('2027-03-14T01:15:00-05:00', '21:00-02:00', 'America/New_York')).toBe(
      utc('2027-03-14T03:00:00-04:00'),
    );
  });

  it('hours that begin in the gap begin with its end', () => {
    expect(until('2027-03-14T01:59:59-05:00', '02:30-05:00', 'America/New_York')).toBeUndefined();
    expect(until('2027-03-14T03:00:00-04:00', '02:30-05:00', 'America/New_York')).toBe(
      utc('2027-03-14T05:00:00-04:00'),
    );
  });

  it('a night with an hour twice is an hour longer', () => {
    // New York goes from 02:00 EDT (−4) back to 01:00 EST (−5) on the first Sunday in November
    expect(until('2026-10-31T22:00:00-04:00', NIGHT, 'America/New_York')).toBe(
      utc('2026-11-01T08:00:00-05:00'),
    );
    expect(until('2026-11-01T01:30:00-04:00', '21:00-02:00', 'America/New_York')).toBe(
      utc('2026-11-01T02:00:00-05:00'),
    );
  });

  it('an hour that comes twice is quiet twice', () => {
    expect(until('2026-11-01T01:15:00-04:00', '21:00-01:30', 'America/New_York')).toBe(
      utc('2026-11-01T01:30:00-04:00'),
    );
    expect(until('2026-11-01T01:45:00-04:00', '21:00-01:30', 'America/New_York')).toBeUndefined();
    expect(until('2026-11-01T01:15:00-05:00', '21:00-01:30', 'America/New_York')).toBe(
      utc('2026-11-01T01:30:00-05:00'),
    );
  });

  it('half an hour is enough', () => {
    // Lord Howe goes from 02:00 (+10:30) to 02:30 (+11) on the first Sunday in October, and back from 02:00 in April
    const lordHowe = 'Australia/Lord_Howe';
    expect(until('2026-10-04T01:00:00+10:30', '21:00-02:15', lordHowe)).toBe(
      utc('2026-10-04T02:30:00+11:00'),
    );
    expect(until('2026-10-03T22:00:00+10:30', NIGHT, lordHowe)).toBe(utc('2026-10-04T08:00:00+11:00'));
    expect(until('2027-04-04T01:40:00+11:00', '21:00-01:45', lordHowe)).toBe(
      utc('2027-04-04T01:45:00+11:00'),
    );
    expect(until('2027-04-04T01:40:00+10:30', '21:00-01:45', lordHowe)).toBe(
      utc('2027-04-04T01:45:00+10:30'),
    );
  });

  it('a day that was left out takes none of the night', () => {
    // Apia went from the end of Thursday 2011-12-29 (−10) to Saturday 2011-12-31 (+14): 3 + 8 hours
    expect(until('2011-12-29T21:00:00-10:00', NIGHT, 'Pacific/Apia')).toBe(utc('2011-12-31T08:00:00+14:00'));
    expect(Date.parse('2011-12-31T08:00:00+14:00') - Date.parse('2011-12-29T21:00:00-10:00')).toBe(
      11 * 3_600_000,
    );
  });
});

describe('whatever the hours, the zones and the moment', () => {
  const places = ['America/New_York', 'Australia/Lord_Howe', 'Asia/Seoul', 'Pacific/Apia', 'Europe/Dublin'];
  const minutes = fc.integer({ min: 0, max: 1_439 });
  const timeOfDay = (minute: number) => new Date(minute * 60_000).toISOString().slice(11, 16);
  // around the changes of clocks above, where something can go wrong
  const changes = [
    '2027-03-14T07:00Z',
    '2026-11-01T06:00Z',
    '2026-10-03T15:30Z',
    '2027-04-03T15:00Z',
    '2011-12-30T10:00Z',
  ];

  it('the end is the first minute that no clock in any zone shows as quiet', () => {
    fc.assert(
      fc.property(
        fc.record({
          from: minutes.map(timeOfDay),
          to: minutes.map(timeOfDay),
          zones: fc.uniqueArray(fc.constantFrom(...places), { minLength: 1, maxLength: 2 }),
          now: fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -720, max: 720 })),
        }),
        ({ from, to, zones, now: [change, minute] }) => {
          const now = Date.parse(change) + minute * 60_000;
          const end = quietUntil({ hours: { from, to }, zones, now });
          expect(end ?? now).toBe(firstLoudMinute(now, { from, to, zones }));
        },
      ),
      { numRuns: 60 },
    );
  });

  /** By looking at what Intl's clocks show, minute after minute. */
  function firstLoudMinute(
    now: number,
    hours: { from: string; to: string; zones: readonly string[] },
  ): number {
    const { from, to } = hours;
    const clocks = hours.zones.map(
      (timeZone) => new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }),
    );
    for (let at = now; at < now + 3 * 86_400_000; at += 60_000) {
      const quiet = clocks.some((clock) => {
        const shown = clock.format(at);
        return from <= to ? from <= shown && shown < to : from <= shown || shown < to;
      });
      if (!quiet) return at;
    }
    return Number.POSITIVE_INFINITY;
  }
});
