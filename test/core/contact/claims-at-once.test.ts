import fc from 'fast-check';
import { expect, it } from 'vitest';
import { capsLeft } from '../../../lib/core/contact/caps-left.ts';
import { noContacts } from '../../../lib/core/contact/no-contacts.ts';
import { withContact } from '../../../lib/core/contact/with-contact.ts';

/** A row that takes the next version only from whoever read the one before, as the stores do. */
function aRow() {
  let history = noContacts('c1');
  return {
    read: async () => history,
    write: async (next: typeof history) => {
      if (next.version !== history.version + 1) return 'contacts-changed';
      history = next;
      return 'claimed';
    },
  };
}

it('of fifty messages at once under a cap of k, exactly k go out, however they interleave', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 7 }), fc.scheduler(), async (atMost, scheduler) => {
      const row = aRow();
      const [read, write] = [scheduler.scheduleFunction(row.read), scheduler.scheduleFunction(row.write)];
      const send = async (sendId: string): Promise<boolean> => {
        const history = await read();
        const caps = [{ atMost, per: 'P1D' }];
        if (capsLeft({ caps, history, channel: 'email', now: 0, zone: 'UTC' }).left === 0) return false;
        const outcome = await write(withContact(history, { sendId, channel: 'email', at: 0 }, 0));
        return outcome === 'claimed' || send(sendId);
      };
      const all = Promise.all(Array.from({ length: 50 }, (_, n) => send(String(n))));
      await scheduler.waitFor(all);
      expect((await all).filter(Boolean)).toHaveLength(atMost);
    }),
    { numRuns: 30 },
  );
});
