import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDuration } from '../../../lib/core/time/duration.ts';
import { lookBack, lookBackEnd } from '../../../lib/core/time/look-back.ts';

const NEW_YORK = 'America/New_York';

describe('looking back', () => {
  it('includes the moment exactly so long ago, and none before it', () => {
    const now = Date.parse('2026-11-23T12:00:00Z');
    const isRecent = lookBack('PT1H');
    expect(isRecent(now - 3_600_000, { now, zone: 'UTC' })).toBe(true);
    expect(isRecent(now - 3_600_001, { now, zone: 'UTC' })).toBe(false);
  });

  it('counts days on the zone’s calendar', () => {
    // the day before 2027-03-14T09:00 in New York had 23 hours
    const now = Date.parse('2027-03-14T09:00:00-04:00');
    expect(lookBack('P1D')(Date.parse('2027-03-13T09:00:00-05:00'), { now, zone: NEW_YORK })).toBe(true);
    expect(lookBack('P1D')(Date.parse('2027-03-13T08:59:59-05:00'), { now, zone: NEW_YORK })).toBe(false);
    expect(lookBack('P1D')(Date.parse('2027-03-13T08:30:00-05:00'), { now, zone: 'UTC' })).toBe(true);
  });

  it('reaches 28 days in March and 31 in January for a month', () => {
    const isRecent = lookBack('P1M');
    const march = { now: Date.UTC(2027, 2, 28), zone: 'UTC' };
    expect(isRecent(Date.UTC(2027, 1, 28), march)).toBe(true);
    expect(isRecent(Date.UTC(2027, 1, 27), march)).toBe(false);
    expect(isRecent(Date.UTC(2026, 11, 31), { now: Date.UTC(2027, 0, 31), zone: 'UTC' })).toBe(true);
  });

  it('never lets a moment in again: 28 February stays out from 28 March on', () => {
    // now − a month would let it in again on 29, 30 and 31 March, whose month before ends on 28 February
    const isRecent = lookBack('P1M');
    const noon = Date.UTC(2027, 1, 28, 12);
    const days = [28, 29, 30, 31].map((day) =>
      isRecent(noon, { now: Date.UTC(2027, 2, day, 12), zone: 'UTC' }),
    );
    expect(days).toEqual([true, false, false, false]);
  });

  it('does not let in nothing at all where a day was left out', () => {
    // Apia had no 30 December 2011: a day after 29 December 20:00 is 31 December 20:00 (Temporal: the later of the gap)
    const moment = Date.parse('2011-12-29T20:00:00-10:00');
    const at = (now: string) => lookBack('P1D')(moment, { now: Date.parse(now), zone: 'Pacific/Apia' });
    expect(at('2011-12-31T20:00:00+14:00')).toBe(true);
    expect(at('2011-12-31T20:00:00.001+14:00')).toBe(false);
  });

  it('knows that Apia lost 25 hours in 2011: a day to the date line, and an hour to summer', () => {
    // 14 June 0:00 at UTC−11; 200 calendar days later is 31 December 0:00 at UTC+14, after 200 · 24 − 25 hours
    const moment = Date.parse('2011-06-14T00:00-11:00');
    const end = moment + (200 * 24 - 25) * 3_600_000;
    const within = lookBack('P200D');
    expect(within(moment, { now: end, zone: 'Pacific/Apia' })).toBe(true);
    expect(within(moment, { now: end + 1, zone: 'Pacific/Apia' })).toBe(false);
  });

  it('says without the calendar what the calendar says', () => {
    const zone = fc.constantFrom('UTC', NEW_YORK, 'Pacific/Apia', 'Australia/Lord_Howe', 'Asia/Seoul');
    const duration = fc.constantFrom(
      'P1D',
      'P2W',
      'P1M',
      'P1Y',
      'P1M1DT1H',
      'PT36H',
      'P13M',
      'P90D',
      'P200D',
    );
    const moments = fc.integer({ min: Date.UTC(2011, 0, 1), max: Date.UTC(2028, 0, 1) });
    // near the edge, where a mistake would lie
    const nearEdge = fc.integer({ min: -50 * 3_600_000, max: 50 * 3_600_000 });
    fc.assert(
      fc.property(zone, duration, moments, nearEdge, (inZone, long, moment, beside) => {
        const end = addDuration(moment, long, inZone);
        expect(lookBack(long)(moment, { now: end + beside, zone: inZone })).toBe(beside <= 0);
        expect(lookBackEnd(long)(moment, inZone)).toBe(end);
      }),
      { numRuns: 3_000 },
    );
  });
});
