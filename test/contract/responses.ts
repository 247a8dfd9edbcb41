import { beforeAll, describe, expect, it } from 'vitest';
import { aBasis, aSend, atOnce, fresh, placeOf, reachable, someContacts } from './fixtures.ts';
import type { OpenStores, Stores } from './stores.ts';

export function responsesContract(open: OpenStores): void {
  let stores: Stores;
  beforeAll(async () => {
    stores = await open();
  });
  /** A customer with so many messages, `contact-1` and so on. */
  const writtenTo = async (messages: number) => {
    const enrolment = await reachable(stores);
    const { customerId } = enrolment;
    for (let version = 1; version <= messages; version += 1) {
      const send = aSend(enrolment);
      const basis = aBasis({ contacts: someContacts(customerId, version) });
      await stores.sends.claim(send, placeOf(enrolment, send), basis);
    }
    return customerId;
  };
  const contactsOf = async (customerId: string) => (await stores.customers.customer(customerId)).contacts;

  describe('an open or a click', () => {
    it('is noted at its message; a click is counted by channel', async () => {
      const customerId = await writtenTo(2);
      const [first, second] = someContacts(customerId, 2).recent;
      await stores.customers.noteResponse(customerId, {
        sendId: 'contact-1',
        channel: 'email',
        was: 'opened',
      });
      await stores.customers.noteResponse(customerId, {
        sendId: 'contact-2',
        channel: 'email',
        was: 'clicked',
      });
      expect(await contactsOf(customerId)).toEqual({
        ...someContacts(customerId, 2),
        recent: [
          { ...first, opened: true },
          { ...second, clicked: true },
        ],
        email: { sent: 2, clicked: 1 },
        version: 4,
      });
    });

    it('of the same message again changes nothing', async () => {
      const customerId = await writtenTo(1);
      const click = { sendId: 'contact-1', channel: 'email', was: 'clicked' } as const;
      await stores.customers.noteResponse(customerId, click);
      const once = await contactsOf(customerId);
      await stores.customers.noteResponse(customerId, click);
      expect(await contactsOf(customerId)).toEqual(once);
    });

    it('of a message too long ago to be listed is counted, if it is a click', async () => {
      const customerId = await writtenTo(1);
      const old = { sendId: 'long-ago', channel: 'sms' } as const;
      await stores.customers.noteResponse(customerId, { ...old, was: 'opened' });
      await stores.customers.noteResponse(customerId, { ...old, was: 'clicked' });
      expect(await contactsOf(customerId)).toEqual({
        ...someContacts(customerId, 1),
        sms: { sent: 0, clicked: 1 },
        version: 2,
      });
    });

    it('of one who was never written to, or was erased, leaves no trace', async () => {
      const customerId = fresh('customer');
      await stores.customers.noteResponse(customerId, { sendId: 's', channel: 'email', was: 'clicked' });
      expect(await contactsOf(customerId)).toEqual(someContacts(customerId, 0));
    });

    it('is lost to none of five that come at once', async () => {
      const customerId = await writtenTo(5);
      await atOnce(5, (index) =>
        stores.customers.noteResponse(customerId, {
          sendId: `contact-${index + 1}`,
          channel: 'email',
          was: 'clicked',
        }),
      );
      const { recent, email } = await contactsOf(customerId);
      expect([recent.map(({ clicked }) => clicked), email.clicked]).toEqual([
        [true, true, true, true, true],
        5,
      ]);
    });
  });
}
