import { describe, expect, it } from 'vitest';
import { unchangedClocks } from '../../../lib/core/time/unchanged-clocks.ts';

describe('the stretch in which clocks are not changed', () => {
  it('reaches from one change to the next', () => {
    // New York 2026: forward on 8 March, back on 1 November, at 02:00 (IANA tz database)
    const summer = {
      from: Date.parse('2026-03-08T07:00:00Z'),
      to: Date.parse('2026-11-01T06:00:00Z'),
      offsetMs: -4 * 3_600_000,
    };
    for (const at of ['2026-03-08T07:00:00Z', '2026-07-01T00:00:00Z', '2026-11-01T05:59:59.999Z'])
      expect(unchangedClocks(Date.parse(at), 'America/New_York')).toEqual(summer);
    expect(unchangedClocks(summer.to, 'America/New_York')).toMatchObject({
      from: summer.to,
      offsetMs: -18_000_000,
    });
    expect(unchangedClocks(summer.from - 1, 'America/New_York')).toMatchObject({ to: summer.from });
  });

  it('has no end where clocks are never changed', () => {
    expect(unchangedClocks(0, 'UTC')).toEqual({ from: -Infinity, to: Infinity, offsetMs: 0 });
    // Korea's last change of clocks was in 1988
    expect(unchangedClocks(Date.UTC(2026, 0, 1), 'Asia/Seoul').to).toBe(Infinity);
  });
});
