import { beforeEach, describe, expect, it } from 'vitest';
import { atOnce, MINUTE, NOON } from './fixtures.ts';
import type { OpenStores, Stores } from './stores.ts';

export function paceContract(open: OpenStores): void {
  let stores: Stores;
  beforeEach(async () => {
    stores = await open();
  });

  describe('the pace of a channel', () => {
    it('is without limit while nobody has said anything', async () => {
      expect(await stores.pace.pace('email')).toEqual({ nextAt: 0 });
    });

    it('has the allowance as it was last said', async () => {
      const allowance = { perSecond: 14, perDay: 50_000, sentLastDay: 12, at: NOON };
      await stores.pace.setAllowance('email', allowance);
      await stores.pace.setAllowance('email', { ...allowance, sentLastDay: 13 });
      expect(await stores.pace.pace('email')).toEqual({
        nextAt: 0,
        allowance: { ...allowance, sentLastDay: 13 },
      });
      await stores.pace.setAllowance('email', undefined);
      expect(await stores.pace.pace('email')).toEqual({ nextAt: 0 });
      expect(await stores.pace.pace('sms')).toEqual({ nextAt: 0 });
    });

    it('keeps the later end of two closures, and the reason that goes with it', async () => {
      const quota = { until: NOON + 60 * MINUTE, reason: 'quota' };
      await stores.pace.close('email', { until: NOON + MINUTE, reason: 'stopped' });
      await stores.pace.close('email', quota);
      await stores.pace.close('email', { until: NOON + 10 * MINUTE, reason: 'stopped' });
      await stores.pace.close('email', { ...quota, reason: 'the same end' });
      expect(await stores.pace.pace('email')).toEqual({ nextAt: 0, closed: quota });
    });
  });

  describe('a turn', () => {
    it('is one interval from now while nobody waits, and behind the last of those who do', async () => {
      const turns = [NOON, NOON, NOON + 50, NOON + 1_000].map(async (now) => now);
      const taken: number[] = [];
      for (const now of turns) taken.push((await stores.pace.takeTurn('email', await now, 10)) - NOON);
      expect(taken).toEqual([100, 200, 300, 1_100]);
      expect((await stores.pace.pace('email')).nextAt).toBe(NOON + 1_100);
    });

    it('is of one channel', async () => {
      await stores.pace.takeTurn('email', NOON, 1);
      expect(await stores.pace.takeTurn('sms', NOON, 1)).toBe(NOON + 1_000);
    });

    it('comes 450 times in a second at 450 a second, in whole milliseconds', async () => {
      let last = 0;
      for (let turn = 0; turn < 45; turn += 1) last = await stores.pace.takeTurn('email', NOON, 450);
      // 45 / 450 s = 100 ms; each turn is rounded up to a microsecond.
      expect(last - NOON).toBe(101);
      expect(Number.isInteger(last)).toBe(true);
    });

    it('is given to each of 50 at once, each to one, an interval apart', async () => {
      const turns = await atOnce(50, () => stores.pace.takeTurn('email', NOON, 10));
      const expected = Array.from({ length: 50 }, (_, index) => NOON + 100 * (index + 1));
      expect(turns.toSorted((one, other) => one - other)).toEqual(expected);
    });

    it('is given to each of 50 whose clocks differ, at least an interval apart', async () => {
      const turns = await atOnce(50, (index) => stores.pace.takeTurn('email', NOON + ((index * 7) % 50), 10));
      const inOrder = turns.toSorted((one, other) => one - other);
      const gaps = inOrder.slice(1).map((turn, index) => turn - (inOrder[index] ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(100);
    });
  });
}
