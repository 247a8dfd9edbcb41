import { describe, expect, it } from 'vitest';
import { NOON } from './fixtures.ts';
import type { OpenStores } from './stores.ts';

export function wheelContract(open: OpenStores): void {
  describe('the time wheel', () => {
    it('has not turned before its first turn, and then is where it was left', async () => {
      const { wheel } = await open();
      expect(await wheel.handedUntil()).toBeUndefined();
      await wheel.setHandedUntil(NOON);
      await wheel.setHandedUntil(NOON + 60_000);
      expect(await wheel.handedUntil()).toBe(NOON + 60_000);
    });

    it('remembers the last walk, and neither forgets the one over the other', async () => {
      const { wheel } = await open();
      expect(await wheel.walkedEdition()).toBeUndefined();
      await wheel.setHandedUntil(NOON);
      await wheel.setWalkedEdition('one');
      await wheel.setWalkedEdition('two');
      await wheel.setHandedUntil(NOON + 60_000);
      expect([await wheel.handedUntil(), await wheel.walkedEdition()]).toEqual([NOON + 60_000, 'two']);
    });
  });
}
