import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../../lib/core/journey/entry.ts';
import { nextOccasion, occasionsBetween } from '../../../lib/core/schedule/occasions.ts';

function between(schedule: Schedule, zone: string, from: string, to: string): readonly string[] {
  return occasionsBetween({ schedule, zone, from: Date.parse(from), to: Date.parse(to) }).map(
    ({ occasion, at }) => `${occasion} ${new Date(at).toISOString().slice(0, 16)}Z`,
  );
}
/** Their local times only. */
function planned(schedule: Schedule, from: string, to: string): readonly string[] {
  return between(schedule, 'UTC', from, to).map((one) => one.slice(0, 16));
}
const days = (month: string, ...list: string[]) => list.map((day) => `${month}-${day}T09:00`);

describe('the occasions of a schedule in cron', () => {
  it('have the local time as their name, and an instant', () => {
    expect(between({ cron: '0 9 * * MON' }, 'Asia/Seoul', '2027-03-01T00:00Z', '2027-03-09T00:00Z')).toEqual([
      '2027-03-01T09:00 2027-03-01T00:00Z', // Seoul is at +09:00; the first instant counts
      '2027-03-08T09:00 2027-03-08T00:00Z',
    ]);
  });

  it('do not count the last instant, so that no two windows share one', () => {
    expect(planned({ cron: '0 9 * * *' }, '2027-03-01T00:00Z', '2027-03-01T09:00Z')).toEqual([]);
  });

  it('fall on the day of the month or the day of the week, where both are given', () => {
    // crontab(5): "If both fields are restricted, the command will be run when either field matches"
    expect(planned({ cron: '0 9 13 * FRI' }, '2027-01-01T00:00Z', '2027-01-16T00:00Z')).toEqual(
      days('2027-01', '01', '08', '13', '15'),
    );
  });

  it('may be the last day of each month', () => {
    expect(planned({ cron: '0 9 L * *' }, '2028-01-01T00:00Z', '2028-04-30T00:00Z')).toEqual([
      '2028-01-31T09:00',
      '2028-02-29T09:00',
      '2028-03-31T09:00',
    ]);
  });
});

// expected: the examples of RFC 5545, section 3.8.5.3, all from 1997-09-02T09:00
describe('the occasions of a recurrence rule', () => {
  const rule = (rrule: string, from = '1997-09-02T09:00'): Schedule => ({ rrule, from });

  it('may be counted', () => {
    expect(planned(rule('FREQ=DAILY;COUNT=10'), '1997-01-01T00:00Z', '1998-01-01T00:00Z')).toEqual(
      days('1997-09', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11'),
    );
  });

  it('may end', () => {
    const until = planned(rule('FREQ=DAILY;UNTIL=19971224T000000'), '1997-01-01T00:00Z', '1999-01-01T00:00Z');
    expect(until).toHaveLength(29 + 31 + 30 + 23); // September 2–30; October 1–31; November 1–30; December 1–23
    expect(until.at(-1)).toBe('1997-12-23T09:00');
  });

  it('may come round every other week on some days', () => {
    expect(
      planned(
        rule('FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH'),
        '1997-01-01T00:00Z',
        '1998-01-01T00:00Z',
      ),
    ).toEqual([...days('1997-09', '02', '04', '16', '18', '30'), ...days('1997-10', '02', '14', '16')]);
  });

  it('may be the first Friday of a month, or the last but one Monday', () => {
    expect(
      planned(
        rule('FREQ=MONTHLY;COUNT=3;BYDAY=1FR', '1997-09-05T09:00'),
        '1997-01-01T00:00Z',
        '1998-01-01T00:00Z',
      ),
    ).toEqual([...days('1997-09', '05'), ...days('1997-10', '03'), ...days('1997-11', '07')]);
    expect(
      planned(
        rule('FREQ=MONTHLY;COUNT=3;BYDAY=-2MO', '1997-09-22T09:00'),
        '1997-01-01T00:00Z',
        '1998-01-01T00:00Z',
      ),
    ).toEqual([...days('1997-09', '22'), ...days('1997-10', '20'), ...days('1997-11', '17')]);
  });

  it('leave out days that a month does not have', () => {
    // RFC 5545, 3.3.10: "Recurrence rules may generate recurrence instances with an invalid date … such recurrence
    // instances MUST be ignored"; its example is BYMONTHDAY=15,30 from 2007-01-15, without a 30 February
    expect(
      planned(
        rule('FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5', '2007-01-15T09:00'),
        '2007-01-01T00:00Z',
        '2008-01-01T00:00Z',
      ),
    ).toEqual([...days('2007-01', '15', '30'), ...days('2007-02', '15'), ...days('2007-03', '15', '30')]);
  });

  it('may be the last day of each month', () => {
    expect(
      planned(
        rule('FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3', '2028-01-31T09:00'),
        '2028-01-01T00:00Z',
        '2029-01-01T00:00Z',
      ),
    ).toEqual([...days('2028-01', '31'), ...days('2028-02', '29'), ...days('2028-03', '31')]);
  });

  it('may have exceptions, which are counted', () => {
    // RFC 5545, 3.8.5.3: "Every Friday the 13th, forever" begins after an exception; the recurrence set is the rule's less
    // its exceptions (3.8.5.1)
    expect(
      planned(rule('FREQ=DAILY;COUNT=4\nEXDATE:19970903T090000'), '1997-01-01T00:00Z', '1998-01-01T00:00Z'),
    ).toEqual(days('1997-09', '02', '04', '05'));
  });

  it('do not come before their first day', () => {
    expect(planned(rule('FREQ=DAILY'), '1997-08-30T00:00Z', '1997-09-04T00:00Z')).toEqual(
      days('1997-09', '02', '03'),
    );
  });
});

// Offsets as the tz database has them: https://www.iana.org/time-zones, release 2025c
describe('where clocks change, an occasion', () => {
  const daily = (time: string): Schedule => {
    const [hour, minute] = time.split(':');
    return { cron: `${Number(minute)} ${Number(hour)} * * *` };
  };

  it('whose time is left out comes with the first instant after the gap', () => {
    expect(between(daily('02:30'), 'America/New_York', '2027-03-13T12:00Z', '2027-03-15T12:00Z')).toEqual([
      '2027-03-14T02:30 2027-03-14T07:00Z',
      '2027-03-15T02:30 2027-03-15T06:30Z',
    ]);
  });

  it('whose time comes twice comes the first time only', () => {
    expect(between(daily('01:30'), 'America/New_York', '2026-10-31T12:00Z', '2026-11-02T12:00Z')).toEqual([
      '2026-11-01T01:30 2026-11-01T05:30Z',
      '2026-11-02T01:30 2026-11-02T06:30Z',
    ]);
  });

  it('comes once where only half an hour changes', () => {
    expect(between(daily('02:15'), 'Australia/Lord_Howe', '2026-10-03T00:00Z', '2026-10-04T12:00Z')).toEqual([
      '2026-10-04T02:15 2026-10-03T15:30Z',
    ]);
    expect(between(daily('01:45'), 'Australia/Lord_Howe', '2027-04-03T00:00Z', '2027-04-04T12:00Z')).toEqual([
      '2027-04-04T01:45 2027-04-03T14:45Z',
    ]);
  });

  it('on a day that is left out comes at its time of the next day, and not besides that of the next day', () => {
    // Apia went from the end of Thursday 2011-12-29 (−10) to Saturday 2011-12-31 (+14)
    const friday: Schedule = { cron: '30 9 30 12 *' };
    expect(between(friday, 'Pacific/Apia', '2011-12-28T00:00Z', '2012-01-02T00:00Z')).toEqual([
      '2011-12-30T09:30 2011-12-30T19:30Z',
    ]);
    expect(between(daily('09:30'), 'Pacific/Apia', '2011-12-29T00:00Z', '2012-01-01T00:00Z')).toEqual([
      '2011-12-29T09:30 2011-12-29T19:30Z',
      '2011-12-31T09:30 2011-12-30T19:30Z',
      '2012-01-01T09:30 2011-12-31T19:30Z',
    ]);
  });

  it('of each hour comes once in the hour after a gap', () => {
    expect(
      between({ cron: '0 * * * *' }, 'America/New_York', '2027-03-14T06:00Z', '2027-03-14T09:00Z'),
    ).toEqual([
      '2027-03-14T01:00 2027-03-14T06:00Z',
      '2027-03-14T03:00 2027-03-14T07:00Z',
      '2027-03-14T04:00 2027-03-14T08:00Z',
    ]);
  });
});

const ZONES = Intl.supportedValuesOf('timeZone');
const HOUR = 3_600_000;
const anInstant = fc.integer({ min: Date.parse('2005-01-01Z'), max: Date.parse('2035-01-01Z') });
const aTime = fc.record({ hour: fc.nat(23), minute: fc.nat(59) });

describe('in whatever zone', () => {
  it('each day of the calendar that the zone has brings one occasion, at its time or as soon after as there is one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), anInstant, aTime, (zone, start, time) => {
        const first = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone).startOfDay();
        const last = first.add({ days: 20 });
        const found = occasionsBetween({
          schedule: { cron: `${time.minute} ${time.hour} * * *` },
          zone,
          from: first.epochMilliseconds,
          to: last.epochMilliseconds,
        });
        const dates = new Set(
          found.map(({ at }) =>
            Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString(),
          ),
        );
        // Temporal's own reckoning: it puts a time that is left out off by the length of the gap, and so to the same day.
        const expected = Array.from({ length: 22 }, (_, day) =>
          first
            .toPlainDate()
            .add({ days: day - 1 })
            .toZonedDateTime({ timeZone: zone, plainTime: time }),
        ).filter(
          (one) =>
            Temporal.ZonedDateTime.compare(one, first) >= 0 && Temporal.ZonedDateTime.compare(one, last) < 0,
        );
        expect(dates).toEqual(new Set(expected.map((one) => one.toPlainDate().toString())));
        expect(found).toHaveLength(new Set(expected.map((one) => one.epochMilliseconds)).size);
      }),
      { numRuns: 300 },
    );
  });

  it('windows that follow each other bring what one window over all of them does', () => {
    const steps = fc.array(fc.integer({ min: 60_000, max: 30 * HOUR }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), anInstant, steps, (zone, start, lengths) => {
        const schedule: Schedule = { cron: '30 */2 * * *' };
        let from = start;
        const piecewise = lengths.flatMap((length) => {
          const to = from + length;
          const found = occasionsBetween({ schedule, zone, from, to });
          from = to;
          return found;
        });
        expect(piecewise).toEqual(occasionsBetween({ schedule, zone, from: start, to: from }));
      }),
      { numRuns: 200 },
    );
  });

  it('the next occasion is the first of those to come', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), anInstant, (zone, after) => {
        const schedule: Schedule = { cron: '30 2 * * *' };
        const [first] = occasionsBetween({ schedule, zone, from: after + 1, to: after + 80 * HOUR });
        expect(nextOccasion({ schedule, zone, after })).toEqual(first);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the next occasion', () => {
  it('is none once the rule has ended', () => {
    const schedule = { rrule: 'FREQ=DAILY;COUNT=2', from: '2027-03-01T09:00' };
    const after = (instant: string) =>
      nextOccasion({ schedule, zone: 'UTC', after: Date.parse(instant) })?.occasion;
    expect(after('2027-03-01T09:00Z')).toBe('2027-03-02T09:00');
    expect(after('2027-03-02T09:00Z')).toBeUndefined();
  });
});
