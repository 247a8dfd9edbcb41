import { describe, expect, it } from 'vitest';
import { scheduleRun } from '../../bench/schedule-run.ts';

describe('a schedule that lets 2,000 customers into a journey, 10 a second', () => {
  it('lets in each once, in no minute more than that rate and a page, and is done in the time that it says', async () => {
    const { enrolled, seconds, inMinute } = await scheduleRun({ customers: 2_000, perSecond: 10 });
    expect(enrolled).toBe(2_000);
    expect(Math.max(...inMinute)).toBeLessThanOrEqual(60 * 10 + 12); // an eighth of ten seconds' customers come at once
    // 2,000 at 10 a second are 200 seconds; pages that are not full and the way to the enrolment make it longer
    expect(seconds).toBeGreaterThanOrEqual(200 - 10);
    expect(seconds).toBeLessThan(200 * 1.5);
  });
});
