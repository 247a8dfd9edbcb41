import { beforeAll, describe, expect, it } from 'vitest';
import { noAgenda } from '../../lib/core/agenda/no-agenda.ts';
import type { Enrolment } from '../../lib/core/enrolment/definition.ts';
import {
  aConsent,
  anEnrolment,
  anEntry,
  anEvent,
  aProfile,
  atOnce,
  aWithdrawal,
  aWord,
  DAY,
  enrolled,
  fresh,
  HOUR,
  NOON,
  neighbours,
  pagesOf,
  parked,
  runOf,
  someContacts,
  tally,
} from './fixtures.ts';
import type { OpenStores, Stores } from './stores.ts';

export function customersContract(open: OpenStores): void {
  let stores: Stores;
  beforeAll(async () => {
    stores = await open();
  });
  const keep = (event = anEvent(), part: { version?: number; traits?: Record<string, string> } = {}) =>
    stores.customers.keepEvent({ event, profile: aProfile(event.customerId, part), consents: [], said: [] });

  describe('a customer', () => {
    it('never heard of has version 0 and nothing else', async () => {
      expect(await stores.customers.customer('stranger')).toEqual({
        profile: {
          customerId: 'stranger',
          traits: {},
          traitTimes: {},
          createdAt: 0,
          lastOccurredAt: 0,
          version: 0,
        },
        consents: [],
        contacts: {
          customerId: 'stranger',
          recent: [],
          email: { sent: 0, clicked: 0 },
          sms: { sent: 0, clicked: 0 },
          version: 0,
        },
        agenda: {
          customerId: 'stranger',
          version: 0,
          edition: '',
          segments: {},
          changes: {},
          appointments: {},
          untold: [],
        },
        enrolments: [],
      });
    });

    it('is read with profile, consents by channel, and enrolments by time of entry', async () => {
      const customerId = fresh('customer');
      const profile = aProfile(customerId);
      const consents = [aConsent(customerId, { channel: 'sms' }), aConsent(customerId)];
      await stores.customers.keepEvent({ event: anEvent({ customerId }), profile, consents, said: [] });
      const second = await enrolled(stores, { customerId, enteredAt: NOON + 2, journeyId: 'second' });
      const first = await enrolled(stores, { customerId, enteredAt: NOON + 1, journeyId: 'first' });

      expect(await stores.customers.customer(customerId)).toEqual({
        profile,
        consents: [consents[1], consents[0]],
        contacts: someContacts(customerId, 0),
        agenda: noAgenda(customerId),
        enrolments: [first, second],
      });
    });

    it('is not mixed up with one whose name begins alike', async () => {
      const customerId = fresh('customer');
      await enrolled(stores, { customerId: `${customerId}#enrolment#1` });
      expect((await stores.customers.customer(customerId)).enrolments).toEqual([]);
    });

    it('keeps traits of any JSON shape as they were said', async () => {
      const customerId = fresh('customer');
      const traits = {
        '': 'a name of no letters',
        huge: 1e300,
        id: 2 ** 60,
        empty: [[], {}, ''],
        deep: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]],
        이름: '민아',
      };
      const profile = aProfile(customerId, { traits, traitTimes: { '': NOON } });
      await stores.customers.keepEvent({ event: anEvent({ customerId }), profile, consents: [], said: [] });
      expect((await stores.customers.customer(customerId)).profile).toEqual(profile);
    });
  });

  describe('the directory', () => {
    it('names everyone of a part who is known, page by page, in order of their ids, each once', async () => {
      const own = await open();
      const { shard, names } = neighbours(5);
      for (const name of [...names, 'far-away']) await own.customers.putProfile(aProfile(name));
      await own.customers.putProfile(aProfile(names[0] ?? '', { version: 2, mergedInto: 'mina' }));
      await enrolled(own);
      const found = await pagesOf(2, (after) => own.customers.directory({ shard, limit: 2, ...after }));
      expect(found).toEqual(names.toSorted());
    });
  });

  describe('an event', () => {
    it('is kept with what it says of the customer', async () => {
      const event = anEvent({ claimedTimestamp: '1970-01-01T00:00:00Z', imported: true });
      expect(await keep(event)).toEqual({ outcome: 'kept' });
      expect(await stores.customers.event(event.customerId, event)).toEqual(event);
      expect((await stores.customers.customer(event.customerId)).profile).toEqual(aProfile(event.customerId));
    });

    it('that comes again is a duplicate and changes nothing', async () => {
      const event = anEvent();
      await keep(event);
      const again = { ...event, occurredAt: NOON + HOUR, properties: {} };

      expect(await keep(again, { version: 2 })).toEqual({ outcome: 'duplicate', event });
      expect((await stores.customers.customer(event.customerId)).profile.version).toBe(1);
      expect(await stores.customers.event(event.customerId, again)).toBeUndefined();
    });

    it('that comes again once it is finished is told apart, and an unknown one cannot be finished', async () => {
      const event = anEvent();
      await stores.customers.finishEvent(event.id);
      expect(await keep(event)).toEqual({ outcome: 'kept' });
      await stores.customers.finishEvent(event.id);
      expect(await keep(event, { version: 2 })).toEqual({ outcome: 'finished' });
    });

    it('that comes again in the name of another customer is a duplicate of the first', async () => {
      const event = anEvent();
      await keep(event);
      const again = { ...event, customerId: fresh('customer') };

      expect(await keep(again)).toEqual({ outcome: 'duplicate', event });
      expect((await stores.customers.customer(again.customerId)).profile.version).toBe(0);
    });

    it('is stale, and not kept, when the profile has moved on', async () => {
      const first = anEvent();
      await keep(first);
      const { customerId } = first;
      const second = anEvent({ customerId });

      expect(await keep(second, { version: 1 })).toEqual({ outcome: 'stale' });
      expect(await keep(second, { version: 3 })).toEqual({ outcome: 'stale' });
      expect(await stores.customers.event(customerId, second)).toBeUndefined();
      expect(await keep(second, { version: 2 })).toEqual({ outcome: 'kept' });
      expect(await keep(anEvent({ customerId }), { version: 3 })).toEqual({ outcome: 'kept' });
      expect(await keep(anEvent({ customerId }), { version: 3 })).toEqual({ outcome: 'stale' });
      expect(await keep(anEvent({ customerId }), { version: 2 })).toEqual({ outcome: 'stale' });
    });

    it('is stale, and changes nothing, when a consent has moved on', async () => {
      const customerId = fresh('customer');
      const change = (epoch: number, version: number) => ({
        event: anEvent({ customerId }),
        profile: aProfile(customerId, { version }),
        consents: [aWithdrawal(customerId, epoch)],
        said: [],
      });
      await stores.customers.keepEvent(change(1, 1));
      await stores.customers.keepEvent(change(2, 2));

      for (const epoch of [1, 2, 4]) {
        expect(await stores.customers.keepEvent(change(epoch, 3))).toEqual({ outcome: 'stale' });
      }
      const record = await stores.customers.customer(customerId);
      expect(record.profile.version).toBe(2);
      expect(record.consents).toMatchObject([{ epoch: 2 }]);
    });

    it('is kept exactly once when it arrives 50 times at the same moment', async () => {
      const event = anEvent();
      const answers = await atOnce(50, async () => (await keep(event)).outcome);
      expect(tally(answers)).toEqual({ kept: 1, duplicate: 49 });
    });

    it('is kept by exactly one of 20 writers that read the same profile', async () => {
      const customerId = fresh('customer');
      const answers = await atOnce(20, async () => (await keep(anEvent({ customerId }))).outcome);
      expect(tally(answers)).toEqual({ kept: 1, stale: 19 });
    });
  });

  describe('what a customer says to messages', () => {
    it('is kept word for word, by scope and with its evidence', async () => {
      const customerId = fresh('customer');
      const consent = aConsent(customerId, {
        topics: {
          offers: aWord({ basis: 'express-written', source: 'sign-up form', wording: 'v3', proof: 'form 7' }),
          '한 잔': aWord({ status: 'withdrawn' }),
        },
        night: aWord({ status: 'withdrawn', confirmedAt: NOON + DAY }),
        tracking: aWord({ basis: 'purchase' }),
      });
      const event = anEvent({ customerId });
      await stores.customers.keepEvent({
        event,
        profile: aProfile(customerId),
        consents: [consent],
        said: [],
      });
      expect((await stores.customers.customer(customerId)).consents).toEqual([consent]);
    });

    it('is in the ledger line by line, oldest first, whatever is said later', async () => {
      const customerId = fresh('customer');
      const lines = [
        anEntry(customerId, { at: NOON + HOUR, eventId: 'b', status: 'withdrawn', epoch: 2 }),
        anEntry(customerId, { scope: 'topic:offers', eventId: 'a', wording: 'v3', proof: 'form 7' }),
        anEntry(customerId, { scope: 'all', eventId: 'a', source: 'sign-up form' }),
        anEntry(customerId, { channel: 'sms', scope: 'night', eventId: 'a', basis: 'express-written' }),
        anEntry(customerId, { at: NOON - DAY, eventId: 'c', epoch: 3 }),
      ];
      const groups = [lines.slice(1, 4), lines.slice(0, 1), lines.slice(4)];
      for (const [index, said] of groups.entries()) {
        const profile = aProfile(customerId, { version: index + 1 });
        await stores.customers.keepEvent({ event: anEvent({ customerId }), profile, consents: [], said });
      }
      expect(await stores.customers.consentLedger(customerId)).toEqual([
        lines[4],
        lines[2],
        lines[1],
        lines[3],
        lines[0],
      ]);
    });

    it('is in the ledger only if the event is kept', async () => {
      const customerId = fresh('customer');
      const profile = aProfile(customerId, { version: 5 });
      const said = [anEntry(customerId)];
      await stores.customers.keepEvent({ event: anEvent({ customerId }), profile, consents: [], said });
      expect(await stores.customers.consentLedger(customerId)).toEqual([]);
    });
  });

  describe('the history', () => {
    it('gives events of one name since a moment, that moment included, oldest first', async () => {
      const customerId = fresh('customer');
      const said = [
        { name: 'Viewed', occurredAt: NOON },
        { name: 'Viewed', occurredAt: NOON - 1 },
        { name: 'Viewed', occurredAt: NOON + DAY },
        { name: 'Viewed Twice', occurredAt: NOON },
        { name: 'Viewed', occurredAt: NOON + HOUR },
      ].map((part) => anEvent({ customerId, ...part }));
      for (const [index, event] of said.entries()) await keep(event, { version: index + 1 });

      const found = await stores.customers.eventsNamed({ customerId, name: 'Viewed', since: NOON });
      expect(found).toEqual([said[0], said[4], said[2]]);
    });

    it('gives events of the same millisecond in order of their ids', async () => {
      const customerId = fresh('customer');
      const ids = ['b', 'a', 'c'].map((letter) => fresh(letter));
      const said = ids.map((id) => anEvent({ customerId, id }));
      for (const [index, event] of said.entries()) await keep(event, { version: index + 1 });

      const found = await stores.customers.eventsNamed({ customerId, name: 'Order Completed', since: 0 });
      expect(found).toEqual([said[1], said[0], said[2]]);
    });

    it('tells names apart that contain the signs of a key', async () => {
      const customerId = fresh('customer');
      const names = ['A', 'A#2026', 'A$', 'A%23', '주문 완료'];
      for (const [index, name] of names.entries()) {
        await keep(anEvent({ customerId, name }), { version: index + 1 });
      }
      const found = names.map((name) => stores.customers.eventsNamed({ customerId, name, since: 0 }));
      expect((await Promise.all(found)).map((events) => events.map((event) => event.name))).toEqual(
        names.map((name) => [name]),
      );
    });

    it('takes the longest names and ids that may come in', async () => {
      // InboundEvent: a name has up to 120 characters, an id and a customer up to 200; the widest take 3 bytes each.
      const event = anEvent({ name: '완'.repeat(120), id: '료'.repeat(200), customerId: '주'.repeat(200) });
      expect(await keep(event)).toEqual({ outcome: 'kept' });
      expect(await stores.customers.event(event.customerId, event)).toEqual(event);
    });

    it('gives hundreds of large events of one customer', async () => {
      const customerId = fresh('customer');
      const properties = { note: 'x'.repeat(30_000) };
      const said = Array.from({ length: 60 }, (_, index) =>
        anEvent({ customerId, occurredAt: NOON + index, properties }),
      );
      for (const [index, event] of said.entries()) await keep(event, { version: index + 1 });

      const found = await stores.customers.eventsNamed({ customerId, name: 'Order Completed', since: 0 });
      expect(found.map((event) => event.id)).toEqual(said.map((event) => event.id));
    });
  });

  describe('an update step', () => {
    it('writes the profile and notes its visit', async () => {
      const enrolment = await enrolled(stores);
      expect(await stores.customers.applyUpdate(update(enrolment))).toBe('applied');
      expect(await stores.customers.customer(enrolment.customerId)).toMatchObject({
        profile: { traits: { tier: 'gold' }, version: 1 },
        enrolments: [{ applied: { promote: 1 } }],
      });
    });

    it('is done once in a visit', async () => {
      const enrolment = await enrolled(stores);
      await stores.customers.applyUpdate(update(enrolment));
      expect(await stores.customers.applyUpdate(update(enrolment, 2))).toBe('done-before');
      expect((await stores.customers.customer(enrolment.customerId)).profile.version).toBe(1);
    });

    it('is done again in a later visit', async () => {
      const enrolment = await enrolled(stores);
      await stores.customers.applyUpdate(update(enrolment));
      const run = { leg: 2, visit: 2 };
      await stores.enrolments.park(runOf(enrolment), {
        at: 'x',
        dueAt: NOON,
        waiting: { since: NOON, onDue: 'y' },
      });
      await stores.enrolments.wake(enrolment, {
        leg: 1,
        at: 'y',
        leaseUntil: NOON + DAY,
        visit: { began: NOON },
      });
      expect(await stores.customers.applyUpdate(update({ ...enrolment, ...run }, 2))).toBe('applied');
    });

    it('is stale when the profile has moved on, and then not done', async () => {
      const enrolment = await enrolled(stores);
      await keep(anEvent({ customerId: enrolment.customerId }));
      expect(await stores.customers.applyUpdate(update(enrolment, 1))).toBe('stale');
      expect(await stores.enrolments.enrolment(enrolment)).toEqual(enrolment);
    });

    it('is refused to a leg that is over', async () => {
      const waiting = await parked(stores);
      const older = await enrolled(stores, { leg: 3 });
      expect(await stores.customers.applyUpdate(update(waiting))).toBe('leg-over');
      expect(await stores.customers.applyUpdate(update({ ...older, leg: 2 }))).toBe('leg-over');
      expect(await stores.customers.applyUpdate(update(anEnrolment()))).toBe('leg-over');
    });

    it('is applied by exactly one of 20 copies of a leg', async () => {
      const enrolment = await enrolled(stores);
      const answers = await atOnce(20, () => stores.customers.applyUpdate(update(enrolment)));
      expect(tally(answers)).toEqual({ applied: 1, 'done-before': 19 });
    });
  });
}

/** What the step `promote` does in an enrolment. */
function update(enrolment: Enrolment, version = 1) {
  return {
    profile: aProfile(enrolment.customerId, { version, traits: { tier: 'gold' } }),
    run: runOf(enrolment),
    stepId: 'promote',
  };
}
