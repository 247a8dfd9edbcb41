import { beforeAll, describe, expect, it } from 'vitest';
import type { SuppressionReason } from '../../lib/core/ports.ts';
import { atOnce, DAY, fresh, NOON, tally } from './fixtures.ts';
import type { OpenStores, Stores } from './stores.ts';

export function suppressionsContract(open: OpenStores): void {
  let stores: Stores;
  beforeAll(async () => {
    stores = await open();
  });
  const suppress = (address: string, reason: SuppressionReason) =>
    stores.suppressions.suppress({ channel: 'email', address, reason, at: NOON });
  const anAddress = () => `${fresh('mina')}@mail.example`;

  describe('a suppressed address', () => {
    it('keeps its first reason when it is suppressed again', async () => {
      const address = anAddress();
      expect(await suppress(address, 'hard-bounce')).toBe(true);
      expect(await suppress(address, 'complaint')).toBe(false);
      expect(await stores.suppressions.suppression('email', address)).toBe('hard-bounce');
    });

    it('is new to exactly one of 20 who suppress it at once', async () => {
      const address = anAddress();
      expect(tally(await atOnce(20, () => suppress(address, 'complaint')))).toEqual({ true: 1, false: 19 });
    });

    it('is known in any spelling', async () => {
      await suppress('Mina.Kim@Mail.Example', 'complaint');
      const text = { channel: 'sms', address: '+82 10-1234-5678', reason: 'stop', at: NOON } as const;
      await stores.suppressions.suppress(text);
      expect(await stores.suppressions.suppression('email', ' mina.kim@mail.example ')).toBe('complaint');
      expect(await stores.suppressions.suppression('sms', '+821012345678')).toBe('stop');
    });

    it('is suppressed on its channel alone, and nobody else is', async () => {
      const text = { channel: 'sms', address: '+821099998888', reason: 'complaint', at: NOON } as const;
      await stores.suppressions.suppress(text);
      expect(await stores.suppressions.suppression('email', '+821099998888')).toBeUndefined();
      expect(await stores.suppressions.suppression('sms', '+821099998887')).toBeUndefined();
    });

    it('is released for the reason that it has, in any spelling, and may be suppressed anew', async () => {
      const address = anAddress();
      await suppress(address, 'stop');
      const release = (reason: SuppressionReason) =>
        stores.suppressions.release({ channel: 'email', address: address.toUpperCase(), reason });
      expect(await release('hard-bounce')).toBe(false);
      expect(await stores.suppressions.suppression('email', address)).toBe('stop');
      expect(await release('stop')).toBe(true);
      expect(await release('stop')).toBe(false);
      expect(await stores.suppressions.suppression('email', address)).toBeUndefined();
      expect(await suppress(address, 'complaint')).toBe(true);
    });
  });

  describe('bounces that may get better', () => {
    const bounce = (address: string, sendId: string, at: number) =>
      stores.suppressions.noteSoftBounce({ channel: 'email', address, sendId, at, since: at - 14 * DAY });

    it('are counted once for each send, in any spelling of the address', async () => {
      const address = anAddress();
      expect(await bounce(address, 's1', NOON)).toBe(1);
      expect(await bounce(address, 's2', NOON + DAY)).toBe(2);
      expect(await bounce(address.toUpperCase(), 's2', NOON + DAY)).toBe(2);
      expect(await bounce(anAddress(), 's3', NOON + DAY)).toBe(1);
    });

    it('count as far back as is asked, that moment included', async () => {
      const address = anAddress();
      await bounce(address, 's1', NOON);
      await bounce(address, 's2', NOON + 1);
      expect(await bounce(address, 's3', NOON + 14 * DAY)).toBe(3);
      expect(await bounce(address, 's4', NOON + 14 * DAY + 1)).toBe(3);
    });

    it('are forgotten as they grow old, and beyond the twentieth', async () => {
      const address = anAddress();
      await bounce(address, 'old', NOON - 15 * DAY);
      for (let day = 0; day < 25; day += 1) await bounce(address, `s${day}`, NOON + day);
      expect(await bounce(address, 's25', NOON + 25)).toBe(20);
    });

    it('are all counted when five come at once', async () => {
      const address = anAddress();
      const counts = await atOnce(5, (index) => bounce(address, `s${index}`, NOON + index));
      expect(Math.max(...counts)).toBe(5);
    });
  });
}
