import { describe, expect, it } from 'vitest';
import { weeksBefore } from '../../../lib/core/report/weeks.ts';

const at = (iso: string) => Date.parse(iso);

describe('the weeks of a report', () => {
  it('are the seven days until last midnight in the company, and the seven before', () => {
    // 05:00 on Monday, 16 November 2026, in Seoul, which is UTC+9
    expect(weeksBefore(at('2026-11-15T20:00:00Z'), 'Asia/Seoul')).toEqual({
      last: { from: at('2026-11-08T15:00:00Z'), until: at('2026-11-15T15:00:00Z') },
      before: { from: at('2026-11-01T15:00:00Z'), until: at('2026-11-08T15:00:00Z') },
    });
  });

  it('begin at midnight also where clocks changed in between', () => {
    // New York: UTC-5 until 8 March 2026, UTC-4 from then on
    expect(weeksBefore(at('2026-03-09T12:00:00Z'), 'America/New_York')).toEqual({
      last: { from: at('2026-03-02T05:00:00Z'), until: at('2026-03-09T04:00:00Z') },
      before: { from: at('2026-02-23T05:00:00Z'), until: at('2026-03-02T05:00:00Z') },
    });
  });
});
