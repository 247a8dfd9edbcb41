import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { DateEntry } from '../../../lib/core/journey/entry.ts';
import type { Json } from '../../../lib/core/json.ts';
import { nextDate } from '../../../lib/core/schedule/next-date.ts';

/** `occasion at`, the instant in UTC to the minute. */
function next(
  date: Json,
  after: string,
  { zone = 'UTC', ...entry }: Partial<z.input<typeof DateEntry>> & { zone?: string } = {},
): string | undefined {
  const found = nextDate({
    entry: DateEntry.parse({ date: 'birthday', ...entry }),
    traits: { birthday: date },
    zone,
    after: Date.parse(after),
  });
  return found && `${found.occasion} ${new Date(found.at).toISOString().slice(0, 16)}Z`;
}

describe('the next date', () => {
  it('is this year while it is still to come, at the time of day in her zone', () => {
    expect(next('1990-06-15', '2027-03-01T00:00Z', { zone: 'Asia/Seoul' })).toBe(
      '2027-06-15 2027-06-15T00:00Z',
    );
  });

  it('is next year from the very moment that it has come', () => {
    expect(next('1990-06-15', '2027-06-15T09:00Z')).toBe('2028-06-15 2028-06-15T09:00Z');
    expect(next('1990-06-15', '2027-06-15T08:59Z')).toBe('2027-06-15 2027-06-15T09:00Z');
  });

  it('comes round for the first time in its own year', () => {
    expect(next('2029-06-01', '2027-03-01T00:00Z')).toBe('2029-06-01 2029-06-01T09:00Z');
  });

  it('may be a birthday whose year is not told', () => {
    expect(next('--06-15', '2027-03-01T00:00Z')).toBe('2027-06-15 2027-06-15T09:00Z');
    expect(next('--02-29', '2027-01-01T00:00Z')).toBe('2027-02-28 2027-02-28T09:00Z');
  });

  it('may be deep within the traits', () => {
    const found = nextDate({
      entry: DateEntry.parse({ date: 'contract.endsOn', every: 'once' }),
      traits: { contract: { endsOn: '2027-06-15' } },
      zone: 'UTC',
      after: Date.parse('2027-01-01Z'),
    });
    expect(found?.occasion).toBe('2027-06-15');
  });

  it('comes but once where it is told so', () => {
    expect(next('2027-06-15', '2027-03-01T00:00Z', { every: 'once' })).toBe('2027-06-15 2027-06-15T09:00Z');
    expect(next('2027-06-15', '2027-06-15T09:00Z', { every: 'once' })).toBeUndefined();
    expect(next('--06-15', '2027-03-01T00:00Z', { every: 'once' })).toBeUndefined();
  });

  it('may be so long before it or after, and still is the occasion of its own day', () => {
    expect(next('1990-01-03', '2026-12-01T00:00Z', { before: 'P7D' })).toBe('2027-01-03 2026-12-27T09:00Z');
    expect(next('1990-12-30', '2027-01-02T00:00Z', { after: 'P7D' })).toBe('2026-12-30 2027-01-06T09:00Z');
    expect(next('2026-01-15', '2028-01-01T00:00Z', { every: 'once', after: 'P3Y' })).toBe(
      '2026-01-15 2029-01-15T09:00Z',
    );
  });

  it('counts months on the calendar: a month before 31 March is the last of February', () => {
    expect(next('1990-03-31', '2027-01-01T00:00Z', { before: 'P1M' })).toBe('2027-03-31 2027-02-28T09:00Z');
  });

  it('is the day in her zone, where the trait is a moment that says how far from UTC it is', () => {
    const late = { zone: 'Asia/Seoul' }; // 20:00 in London is 05:00 of the next day in Seoul
    expect(next('1990-06-15T20:00:00Z', '2027-03-01T00:00Z', late)).toBe('2027-06-16 2027-06-16T00:00Z');
    expect(next('1990-06-15T20:00:00', '2027-03-01T00:00Z', late)).toBe('2027-06-15 2027-06-15T00:00Z');
  });

  it.each([
    ['2027-02-29'], // no leap year
    ['1990-13-01'],
    ['--02-30'],
    ['--13-01'],
    ['15.06.1990'],
    ['yesterday'],
    [''],
    [645_408_000_000],
    [null],
    [['1990-06-15']],
  ])('is none for %j, which names no day', (trait) => {
    expect(next(trait, '2027-03-01T00:00Z')).toBeUndefined();
  });

  it('is none where the trait is missing', () => {
    const entry = DateEntry.parse({ date: 'birthday' });
    expect(nextDate({ entry, traits: {}, zone: 'UTC', after: 0 })).toBeUndefined();
  });
});

/** All occasions in (after, until], one by one as the agenda takes them. */
function all(entry: DateEntry, birthday: string, zone: string, years: { from: string; to: string }) {
  const found: { occasion: string; at: number }[] = [];
  let after = Date.parse(years.from);
  for (;;) {
    const one = nextDate({ entry, traits: { birthday }, zone, after });
    if (one === undefined || one.at > Date.parse(years.to)) return found;
    found.push(one);
    after = one.at;
  }
}

describe('forty years of birthdays', () => {
  const entry = DateEntry.parse({ date: 'birthday' });

  it('are forty, for who was born on 29 February too', () => {
    const found = all(entry, '2000-02-29', 'America/New_York', { from: '2000-03-01Z', to: '2040-03-01Z' });
    const days = found.map(({ occasion }) => occasion);
    expect(days).toHaveLength(40);
    // Gregorian leap years: 2004, 2008 … 2040
    expect(days.filter((day) => day.endsWith('02-29'))).toHaveLength(10);
    expect(days.filter((day) => day.endsWith('02-28'))).toHaveLength(30);
  });

  it('are forty whatever the day, the zone and the offset, each in a year of its own', () => {
    const aDay = fc.date({ min: new Date('1950-01-01'), max: new Date('2000-12-31'), noInvalidDate: true });
    const offsets = fc.constantFrom(
      {},
      { before: 'P7D' },
      { before: 'P1M' },
      { after: 'P45D' },
      { after: 'P1Y' },
    );
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    fc.assert(
      fc.property(
        aDay,
        zones,
        offsets,
        fc.constantFrom('00:00', '02:30', '23:59'),
        (day, zone, offset, at) => {
          const yearly = DateEntry.parse({ date: 'birthday', at, ...offset });
          const birthday = day.toISOString().slice(0, 10);
          // From just after the occasion of 2001 to that of 2041.
          const begun = nextDate({
            entry: yearly,
            traits: { birthday },
            zone,
            after: Date.parse('2001-06-01Z'),
          });
          if (begun === undefined) throw new Error('no occasion');
          const years = { from: new Date(begun.at).toISOString(), to: '2100-01-01Z' };
          const found = all(yearly, birthday, zone, years).slice(0, 40);
          const expected = Array.from(
            { length: 40 },
            (_, index) => Number(begun.occasion.slice(0, 4)) + 1 + index,
          );
          expect(found.map(({ occasion }) => Number(occasion.slice(0, 4)))).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });
});

// Offsets as the tz database has them: https://www.iana.org/time-zones, release 2025c
describe('where clocks change, the date', () => {
  it.each([
    [
      'New York leaves 02:30 out',
      '1990-03-14',
      '02:30',
      'America/New_York',
      '2027-03-01',
      '2027-03-14 2027-03-14T07:00Z',
    ],
    [
      'New York has 01:30 twice',
      '1990-11-01',
      '01:30',
      'America/New_York',
      '2026-10-01',
      '2026-11-01 2026-11-01T05:30Z',
    ],
    [
      'Lord Howe leaves 02:15 out',
      '1990-10-04',
      '02:15',
      'Australia/Lord_Howe',
      '2026-09-01',
      '2026-10-04 2026-10-03T15:30Z',
    ],
    [
      'Lord Howe has 01:45 twice',
      '1990-04-04',
      '01:45',
      'Australia/Lord_Howe',
      '2027-03-01',
      '2027-04-04 2027-04-03T14:45Z',
    ],
    [
      'Apia left the day out',
      '1990-12-30',
      '09:30',
      'Pacific/Apia',
      '2011-12-01',
      '2011-12-30 2011-12-30T19:30Z',
    ],
  ])('comes once: %s', (_what, birthday, at, zone, after, expected) => {
    expect(next(birthday, `${after}T00:00Z`, { at, zone })).toBe(expected);
    const comesAt = expected.slice(-17);
    const again = next(birthday, comesAt, { at, zone });
    expect(again?.slice(0, 4)).toBe(String(Number(expected.slice(0, 4)) + 1));
  });
});

describe('the time of day', () => {
  it('is that of her own clock, in summer and in winter', () => {
    const clock = (instant: string | undefined, zone: string) =>
      Temporal.Instant.from(instant?.slice(11) ?? '')
        .toZonedDateTimeISO(zone)
        .toPlainTime()
        .toString();
    for (const birthday of ['1990-01-15', '1990-07-15']) {
      const zone = 'Europe/Berlin';
      expect(clock(next(birthday, '2026-12-31T00:00Z', { zone, at: '18:45' }), zone)).toBe('18:45:00');
    }
  });
});
