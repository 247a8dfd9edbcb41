import { describe, expect, it } from 'vitest';
import { addDuration, Duration, subtractDuration } from '../../../lib/core/time/duration.ts';
import { durationDays } from '../../../lib/core/time/duration-days.ts';

const NEW_YORK = 'America/New_York';
const at = (instant: string) => Date.parse(instant);

describe('a duration', () => {
  it.each(['PT1H', 'P7D', 'P1M', 'P1Y2M3W4DT5H6M7S', 'PT90M'])('may be written %s', (text) => {
    expect(Duration.safeParse(text).success).toBe(true);
  });

  it.each(['', 'P', 'PT', '1 day', 'P-1D', 'PT1.5H', 'P1H', 'p1d', 'P100000D'])(
    'may not be written "%s"',
    (text) => {
      expect(Duration.safeParse(text).success).toBe(false);
    },
  );

  it('in days ends at the same local time, though the day had 23 or 25 hours', () => {
    // New York moves its clocks on 2027-03-14 and 2026-11-01 (tz database)
    expect(addDuration(at('2027-03-13T09:00:00-05:00'), 'P1D', NEW_YORK)).toBe(
      at('2027-03-14T09:00:00-04:00'),
    );
    expect(addDuration(at('2026-10-31T09:00:00-04:00'), 'P1D', NEW_YORK)).toBe(
      at('2026-11-01T09:00:00-05:00'),
    );
  });

  it('in hours is exact', () => {
    expect(addDuration(at('2027-03-13T09:00:00-05:00'), 'PT24H', NEW_YORK)).toBe(
      at('2027-03-14T10:00:00-04:00'),
    );
  });

  it('in months stays in the month', () => {
    expect(addDuration(at('2027-01-31T12:00:00Z'), 'P1M', 'UTC')).toBe(at('2027-02-28T12:00:00Z'));
    expect(addDuration(at('2028-01-31T12:00:00Z'), 'P1M', 'UTC')).toBe(at('2028-02-29T12:00:00Z'));
  });

  it('can be counted back', () => {
    expect(subtractDuration(at('2027-03-14T09:00:00-04:00'), 'P1D', NEW_YORK)).toBe(
      at('2027-03-13T09:00:00-05:00'),
    );
  });

  it('has a length in days of a common year', () => {
    expect(['P1Y', 'P12M', 'P52W', 'P364DT24H'].map(durationDays)).toEqual([365, 365, 364, 365]);
  });
});
