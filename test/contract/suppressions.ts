import { beforeAll, describe, expect, it } from 'vitest';
import { NOON } from './fixtures.ts';
import type { OpenStores, Stores } from './stores.ts';

export function suppressionsContract(open: OpenStores): void {
  let stores: Stores;
  beforeAll(async () => {
    stores = await open();
  });

  describe('a suppressed address', () => {
    it('stays so when it is suppressed again', async () => {
      const bounce = {
        channel: 'email',
        address: 'a@mail.example',
        reason: 'hard-bounce',
        at: NOON,
      } as const;
      await stores.suppressions.suppress(bounce);
      await stores.suppressions.suppress({ ...bounce, reason: 'complaint' });
      expect(await stores.suppressions.isSuppressed('email', 'a@mail.example')).toBe(true);
    });

    it('is known in any spelling', async () => {
      await stores.suppressions.suppress({
        channel: 'email',
        address: 'Mina.Kim@Mail.Example',
        reason: 'complaint',
        at: NOON,
      });
      await stores.suppressions.suppress({
        channel: 'sms',
        address: '+82 10-1234-5678',
        reason: 'hard-bounce',
        at: NOON,
      });
      expect(await stores.suppressions.isSuppressed('email', ' mina.kim@mail.example ')).toBe(true);
      expect(await stores.suppressions.isSuppressed('sms', '+821012345678')).toBe(true);
    });

    it('is suppressed on its channel alone, and nobody else is', async () => {
      await stores.suppressions.suppress({
        channel: 'sms',
        address: '+821099998888',
        reason: 'complaint',
        at: NOON,
      });
      expect(await stores.suppressions.isSuppressed('email', '+821099998888')).toBe(false);
      expect(await stores.suppressions.isSuppressed('sms', '+821099998887')).toBe(false);
    });
  });
}
