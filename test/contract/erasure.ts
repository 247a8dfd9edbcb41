import { beforeEach, describe, expect, it } from 'vitest';
import { noAgenda } from '../../lib/core/agenda/no-agenda.ts';
import { byCohort } from '../../lib/core/experiment/totals.ts';
import { sendNames } from '../../lib/core/message/send-order.ts';
import { DIRECTORY_SHARDS } from '../../lib/core/profile/directory.ts';
import { shardOf } from '../../lib/core/shard-of.ts';
import { allOf } from './all-of.ts';
import {
  A_WAIT,
  aBasis,
  aConsent,
  anAgenda,
  anEnrolment,
  anEntry,
  anEvent,
  aProfile,
  aSend,
  atOnce,
  DAY,
  EVEN,
  enrolled,
  fresh,
  NOON,
  placeOf,
  runOf,
  someContacts,
} from './fixtures.ts';
import type { OpenStores, Stores } from './stores.ts';

export function erasureContract(open: OpenStores): void {
  let stores: Stores;
  beforeEach(async () => {
    stores = await open();
  });
  const ERASED_AT = NOON + DAY;
  const keep = (customerId: string, part: { version?: number; said?: ReturnType<typeof anEntry>[] } = {}) => {
    const { version = 1, said = [] } = part;
    const consents = version === 1 ? [aConsent(customerId)] : [];
    const profile = aProfile(customerId, { version, aliases: ['tablet'] });
    return stores.customers.keepEvent({ event: anEvent({ customerId }), profile, consents, said });
  };
  const due = async () => [
    ...(await allOf(stores.enrolments.fallingDue(NOON, NOON + 9 * DAY))),
    ...(await allOf(stores.sends.fallingDue(NOON, NOON + 9 * DAY))),
    ...(await allOf(stores.agendas.fallingDue(NOON, NOON + 9 * DAY))),
  ];
  const sendId = (enrolmentId: string, visit: number) =>
    sendNames({ enrolmentId, stepId: 'welcome', visit })[0] ?? '';

  describe('a customer who is erased', () => {
    it('is known by the id alone, with what must be remembered of it', async () => {
      const customerId = fresh('customer');
      await keep(customerId);
      await stores.agendas.write(anAgenda(customerId, { segments: { regulars: NOON }, dueAt: NOON }), {
        entered: ['regulars'],
        left: [],
      });
      await enrolled(stores, { customerId, key: 'cart-1' });

      await stores.customers.erase(customerId, ERASED_AT);

      expect(await stores.customers.customer(customerId)).toEqual({
        profile: {
          customerId,
          traits: {},
          traitTimes: {},
          createdAt: 0,
          lastOccurredAt: 0,
          version: 3,
          aliases: ['tablet'],
          erasedAt: ERASED_AT,
        },
        consents: [],
        contacts: someContacts(customerId, 0),
        agenda: noAgenda(customerId),
        enrolments: [],
      });
      expect(await stores.customers.eventsNamed({ customerId, name: 'Order Completed', since: 0 })).toEqual(
        [],
      );
      expect(await due()).toEqual([]);
    });

    it('is in no list any more but in that of all customers', async () => {
      const customerId = fresh('customer');
      await keep(customerId);
      const { journeyId } = await enrolled(stores, { customerId });
      await stores.agendas.write(anAgenda(customerId, { segments: { regulars: NOON } }), {
        entered: ['regulars'],
        left: [],
      });
      await stores.customers.erase(customerId, ERASED_AT);
      const page = { shard: shardOf(customerId, DIRECTORY_SHARDS), limit: 10 };
      expect(await stores.agendas.members({ segment: 'regulars', ...page })).toEqual([]);
      expect(await stores.customers.directory(page)).toEqual([customerId]);
      expect(await allOf(stores.enrolments.roll(journeyId))).toEqual([]);
    });

    it('leaves no send of any visit, also none that waits', async () => {
      const customerId = fresh('customer');
      await keep(customerId);
      const enrolment = await enrolled(stores, { customerId });
      const { enrolmentId } = enrolment;
      const first = aSend(enrolment, { sendId: sendId(enrolmentId, 1) });
      await stores.sends.claim(first, placeOf(enrolment, first), aBasis());
      await stores.enrolments.park(runOf(enrolment), A_WAIT);
      const visit = { began: NOON + DAY };
      const woken = await stores.enrolments.wake(enrolment, { leg: 1, at: 'x', leaseUntil: NOON, visit });
      const second = aSend(woken ?? enrolment, { sendId: sendId(enrolmentId, 2) });
      await stores.sends.claim(second, placeOf(woken ?? enrolment, second), aBasis());
      await stores.sends.giveUp(second.sendId, { copies: 1, reason: 'no-evidence' });

      await stores.customers.erase(customerId, ERASED_AT);

      expect([await stores.sends.send(first.sendId), await stores.sends.send(second.sendId)]).toEqual([
        undefined,
        undefined,
      ]);
      expect(await allOf(stores.sends.unknown(enrolment.journeyId))).toEqual([]);
      expect(await due()).toEqual([]);
    });

    it('keeps the consent ledger, without what may name the person', async () => {
      const customerId = fresh('customer');
      const [entry, plain] = [
        anEntry(customerId, { at: NOON, wording: 'v3', basis: 'express-written' }),
        anEntry(customerId, { at: NOON + 1, status: 'withdrawn' }),
      ];
      await keep(customerId, { said: [{ ...entry, source: 'call of Mina Park', proof: 'rec 7' }, plain] });
      await stores.customers.erase(customerId, ERASED_AT);
      expect(await stores.customers.consentLedger(customerId)).toEqual([entry, plain]);
    });

    it('leaves of what was set aside no event and no word that may quote it, under whichever name it came', async () => {
      const customerId = fresh('customer');
      const aside = { at: NOON, name: 'Order Complete', reason: 'unknown-event', detail: 'is "Mina"' };
      const events = [
        { customerId, properties: { for: 'Mina' } },
        { userId: customerId, traits: { firstName: 'Mina' } },
        { anonymousId: customerId },
        { customerId: 'another', properties: { for: 'Mina' } },
      ];
      const asides = events.map((event, index) => ({ ...aside, id: `${customerId}-${index}`, event }));
      for (const one of asides) await stores.asides.setAside(one);

      await stores.customers.erase(customerId, ERASED_AT);

      const left = await allOf(stores.asides.of(NOON));
      expect(left.map(({ event }) => event)).toEqual([undefined, undefined, undefined, events[3]]);
      expect(left.map(({ detail }) => detail.includes('Mina'))).toEqual([false, false, false, true]);
      expect((await stores.asides.counts(NOON)).map(({ count }) => count)).toEqual([4]);
    });

    it('can be erased again: the first time stays', async () => {
      const customerId = fresh('customer');
      await keep(customerId);
      await stores.customers.erase(customerId, ERASED_AT);
      await stores.customers.erase(customerId, ERASED_AT + DAY);
      const { profile } = await stores.customers.customer(customerId);
      expect(profile).toMatchObject({ erasedAt: ERASED_AT, version: 5 });
    });

    it('may have been unknown: it is remembered all the same', async () => {
      const customerId = fresh('customer');
      await stores.customers.erase(customerId, ERASED_AT);
      const { profile } = await stores.customers.customer(customerId);
      expect(profile).toMatchObject({ customerId, traits: {}, version: 2, erasedAt: ERASED_AT });
    });

    it('is refused to whoever read the customer before', async () => {
      const customerId = fresh('customer');
      await keep(customerId);
      await stores.customers.erase(customerId, ERASED_AT);
      expect(await keep(customerId, { version: 2 })).toEqual({ outcome: 'stale' });
      expect(
        await stores.agendas.write(anAgenda(customerId, { version: 2 }), { entered: [], left: [] }),
      ).toBe('stale');
    });

    it('leaves each of the events a duplicate', async () => {
      const event = anEvent();
      const { customerId } = event;
      const profile = aProfile(customerId);
      await stores.customers.keepEvent({ event, profile, consents: [], said: [] });
      await stores.customers.erase(customerId, ERASED_AT);
      const again = await stores.customers.keepEvent({
        event: { ...event, properties: {} },
        profile: { ...profile, version: 4 },
        consents: [],
        said: [],
      });
      expect(again).toEqual({ outcome: 'duplicate', event: { ...event, properties: {} } });
    });

    it('leaves what all customers earned as it is, and earns nothing more', async () => {
      const customerId = fresh('customer');
      await keep(customerId);
      const enrolment = await enrolled(stores, { customerId, journeyId: 'welcome' });
      // An experiment is named `<journey>.<step>`: lib/core/experiment/experiment-id.ts
      const experiment = { experimentId: 'welcome.offer', customerId };
      const assignment = { ...experiment, variant: 'tea', weights: EVEN, at: NOON };
      await stores.experiments.assign(assignment, runOf(enrolment), 'offer');
      const order = { ...experiment, metric: 'converted', valueMinor: 500, at: NOON } as const;
      await stores.experiments.credit({ ...order, eventId: 'order-1' });
      const before = await stores.experiments.totals('welcome.offer');

      await stores.customers.erase(customerId, ERASED_AT);

      expect(await stores.experiments.credit({ ...order, eventId: 'order-2' })).toBe('not-assigned');
      expect(await stores.experiments.totals('welcome.offer')).toEqual(before);
      expect(byCohort(await allOf(stores.experiments.rows('welcome.offer')))).toEqual(before);
    });

    it('may have had a great deal of everything', async () => {
      const customerId = fresh('customer');
      const properties = { note: 'x'.repeat(30_000) };
      for (let version = 1; version <= 60; version += 1) {
        const event = anEvent({ customerId, properties });
        const profile = aProfile(customerId, { version });
        await stores.customers.keepEvent({ event, profile, consents: [], said: [] });
      }
      await atOnce(120, (index) =>
        stores.enrolments.enrol(anEnrolment({ customerId, key: `cart-${index}` }), undefined),
      );
      await stores.customers.erase(customerId, ERASED_AT);
      expect((await stores.customers.customer(customerId)).enrolments).toEqual([]);
      expect(await stores.customers.eventsNamed({ customerId, name: 'Order Completed', since: 0 })).toEqual(
        [],
      );
    }, 20_000);

    it('takes nobody else along', async () => {
      const [gone, other] = [fresh('customer'), fresh('customer')];
      await keep(gone);
      await keep(other);
      const enrolment = await enrolled(stores, { customerId: other });
      await enrolled(stores, { customerId: gone });
      const before = await stores.customers.customer(other);
      await stores.customers.erase(gone, ERASED_AT);
      expect(await stores.customers.customer(other)).toEqual(before);
      expect(await allOf(stores.enrolments.roll(enrolment.journeyId))).toHaveLength(1);
    });
  });
}
