import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { localInstant } from '../../../lib/core/time/local-instant.ts';

const ZONES = Intl.supportedValuesOf('timeZone');
const aLocalTime = fc
  .integer({ min: Date.parse('1995-01-01Z'), max: Date.parse('2035-01-01Z') })
  .map((ms) => Temporal.PlainDateTime.from(new Date(ms).toISOString().slice(0, 16)));

const shownAt = (instant: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime();

describe('the instant of a local time', () => {
  it('is the first at which clocks have come so far, in whatever zone', () => {
    fc.assert(
      fc.property(aLocalTime, fc.constantFrom(...ZONES), (local, zone) => {
        const instant = localInstant(local, zone);
        expect(Temporal.PlainDateTime.compare(shownAt(instant, zone), local)).toBeGreaterThanOrEqual(0);
        expect(Temporal.PlainDateTime.compare(shownAt(instant - 1, zone), local)).toBeLessThan(0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is on the next day, at the same time, where the zone left the day out', () => {
    // Apia went from the end of Thursday 2011-12-29 (−10) to Saturday 2011-12-31 (+14): https://www.iana.org/time-zones
    const instant = localInstant(Temporal.PlainDateTime.from('2011-12-30T09:00'), 'Pacific/Apia');
    expect(instant).toBe(Date.parse('2011-12-31T09:00+14:00'));
  });

  it('may lie on the day after where a gap goes over midnight', () => {
    // Toronto went from 23:30 to 00:30 on 1919-03-30
    const instant = localInstant(Temporal.PlainDateTime.from('1919-03-30T23:45'), 'America/Toronto');
    expect(instant).toBe(Date.parse('1919-03-31T00:30-04:00'));
  });
});
