import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subtractDuration } from '../../../lib/core/time/duration.ts';
import { lookBack } from '../../../lib/core/time/look-back.ts';

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

  it('says without the calendar what the calendar says', () => {
    const zone = fc.constantFrom('UTC', NEW_YORK, 'Pacific/Apia', 'Australia/Lord_Howe', 'Asia/Seoul');
    const duration = fc.constantFrom('P1D', 'P2W', 'P1M', 'P1Y', 'P1M1DT1H', 'PT36H', 'P13M');
    const now = fc.integer({ min: Date.UTC(2011, 0, 1), max: Date.UTC(2028, 0, 1) });
    // near the edge, where a mistake would lie
    const nearEdge = fc.integer({ min: -50 * 3_600_000, max: 50 * 3_600_000 });
    fc.assert(
      fc.property(zone, duration, now, nearEdge, (inZone, long, from, beside) => {
        const edge = subtractDuration(from, long, inZone);
        expect(lookBack(long)(edge + beside, { now: from, zone: inZone })).toBe(beside >= 0);
      }),
      { numRuns: 2_000 },
    );
  });
});
