import { beforeAll, describe, expect, it } from 'vitest';
import { allOf } from './all-of.ts';
import {
  aConsent,
  anEnrolment,
  anEntry,
  anEvent,
  aProfile,
  aWithdrawal,
  DAY,
  enrolled,
  fresh,
  HOUR,
  NOON,
  parked,
  runOf,
  someContacts,
} from './fixtures.ts';
import type { OpenStores, Stores } from './stores.ts';

export function mergesContract(open: OpenStores): void {
  let stores: Stores;
  beforeAll(async () => {
    stores = await open();
  });
  const keep = (event = anEvent(), version = 1, said: ReturnType<typeof anEntry>[] = []) =>
    stores.customers.keepEvent({
      event,
      profile: aProfile(event.customerId, { version }),
      consents: [],
      said,
    });
  const END = { at: 'Complete', reason: 'completed', endedAt: NOON + HOUR };

  describe('a profile by itself', () => {
    it('is written if it is the next one', async () => {
      const customerId = fresh('customer');
      const first = aProfile(customerId);
      const second = aProfile(customerId, { version: 2, mergedInto: 'mina', aliases: ['tablet'] });
      expect(await stores.customers.putProfile(first)).toBe('written');
      expect(await stores.customers.putProfile(first)).toBe('stale');
      expect(await stores.customers.putProfile({ ...second, version: 3 })).toBe('stale');
      expect(await stores.customers.putProfile(second)).toBe('written');
      expect((await stores.customers.customer(customerId)).profile).toEqual(second);
    });
  });

  describe('a history that is copied', () => {
    it('is all there under the other id, in order with what was there, and said again changes nothing', async () => {
      const [from, into] = [fresh('browser'), fresh('customer')];
      const viewed = { name: 'Viewed', properties: { note: 'x'.repeat(30_000) } };
      const events = Array.from({ length: 60 }, (_, index) =>
        anEvent({ customerId: from, occurredAt: NOON + 2 * index, ...viewed }),
      );
      const own = anEvent({ customerId: into, name: 'Viewed', occurredAt: NOON + 61 });
      for (const [index, event] of events.entries()) await keep(event, index + 1);
      await keep(own);

      expect(await stores.customers.copyHistory({ from, into })).toBe(60);
      expect(await stores.customers.copyHistory({ from, into })).toBe(60);

      const found = await stores.customers.eventsNamed({ customerId: into, name: 'Viewed', since: 0 });
      const expected = [...events.slice(0, 31), own, ...events.slice(31)];
      expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
      expect(found[0]).toEqual({ ...events[0], customerId: into });
    });

    it('leaves each event a duplicate, whoever it comes for again', async () => {
      const [from, into] = [fresh('browser'), fresh('customer')];
      const event = anEvent({ customerId: from });
      await keep(event);
      await stores.customers.copyHistory({ from, into });
      expect(await keep({ ...event, customerId: into })).toEqual({ outcome: 'duplicate', event });
    });

    it('brings the consent ledger with it', async () => {
      const [from, into] = [fresh('browser'), fresh('customer')];
      const [before, after] = [
        anEntry(from, { at: NOON - 1, eventId: 'a', proof: 'form 7' }),
        anEntry(into, { at: NOON, eventId: 'b' }),
      ];
      await keep(anEvent({ customerId: from }), 1, [before]);
      await keep(anEvent({ customerId: into }), 1, [after]);
      await stores.customers.copyHistory({ from, into });
      await stores.customers.copyHistory({ from, into });
      expect(await stores.customers.consentLedger(into)).toEqual([{ ...before, customerId: into }, after]);
    });

    it('of an id that did nothing is none', async () => {
      expect(await stores.customers.copyHistory({ from: fresh('browser'), into: fresh('customer') })).toBe(0);
    });
  });

  describe('what a merge makes of a customer', () => {
    it('is written at once', async () => {
      const customerId = fresh('customer');
      const profile = aProfile(customerId, { aliases: ['tablet'] });
      const consents = [aConsent(customerId)];
      const contacts = { ...someContacts(customerId, 1), email: { sent: 3, clicked: 2 } };
      expect(await stores.customers.adopt({ profile, consents, contacts })).toBe('written');
      expect(await stores.customers.customer(customerId)).toMatchObject({ profile, consents, contacts });
    });

    it.each([
      ['profile', { version: 1 }],
      ['consent', { epoch: 3 }],
      ['contacts', { counted: 1 }],
    ] as const)('is stale, and nothing of it is written, when the %s moved on', async (_, off) => {
      const customerId = fresh('customer');
      const merged = (version: number, epoch: number, counted: number) => ({
        profile: aProfile(customerId, { version }),
        consents: [aWithdrawal(customerId, epoch)],
        contacts: someContacts(customerId, counted),
      });
      await stores.customers.adopt(merged(1, 1, 1));
      const before = await stores.customers.customer(customerId);
      const right = { version: 2, epoch: 2, counted: 2 };
      const { version, epoch, counted } = { ...right, ...off };
      expect(await stores.customers.adopt(merged(version, epoch, counted))).toBe('stale');
      expect(await stores.customers.customer(customerId)).toEqual(before);
    });

    it('leaves contacts alone where it has none', async () => {
      const customerId = fresh('customer');
      const contacts = someContacts(customerId, 1);
      await stores.customers.adopt({ profile: aProfile(customerId), consents: [], contacts });
      const profile = aProfile(customerId, { version: 2 });
      expect(await stores.customers.adopt({ profile, consents: [], contacts: undefined })).toBe('written');
      expect((await stores.customers.customer(customerId)).contacts).toEqual(contacts);
    });
  });

  describe('an enrolment that is moved', () => {
    it('goes on in the other name as it was, wait and all', async () => {
      const into = fresh('customer');
      const waiting = await parked(stores, { journeyId: fresh('journey') });
      const { customerId, enrolmentId } = waiting;
      await stores.enrolments.postpone(waiting, { leg: 1, dueAt: waiting.dueAt ?? 0, until: NOON + 2 * DAY });
      const postponed = await stores.enrolments.enrolment(waiting);

      expect(await stores.enrolments.move(waiting, into)).toBe('moved');
      const moved = { ...postponed, customerId: into, assignedAs: customerId };
      expect(await stores.enrolments.enrolment(waiting)).toBeUndefined();
      expect(await stores.enrolments.enrolment({ customerId: into, enrolmentId })).toEqual(moved);
      expect(await allOf(stores.enrolments.roll(waiting.journeyId))).toEqual([
        { customerId: into, enrolmentId },
      ]);
      const due = await allOf(stores.enrolments.fallingDue(NOON, NOON + 3 * DAY));
      expect(due.filter((one) => one.enrolmentId === enrolmentId)).toEqual([
        { customerId: into, enrolmentId, leg: 1, dueAt: NOON + 2 * DAY },
      ]);
    });

    it('keeps who assigned its variants through a second merge', async () => {
      const [second, third] = [fresh('customer'), fresh('customer')];
      const waiting = await parked(stores);
      const { enrolmentId } = waiting;
      await stores.enrolments.move(waiting, second);
      await stores.enrolments.move({ customerId: second, enrolmentId }, third);
      expect(await stores.enrolments.enrolment({ customerId: third, enrolmentId })).toMatchObject({
        assignedAs: waiting.customerId,
      });
    });

    it('again is moved already', async () => {
      const into = fresh('customer');
      const waiting = await parked(stores);
      await stores.enrolments.move(waiting, into);
      expect(await stores.enrolments.move(waiting, into)).toBe('moved');
    });

    it('must not be under way', async () => {
      const running = await enrolled(stores);
      expect(await stores.enrolments.move(running, fresh('customer'))).toBe('running');
      expect(await stores.enrolments.enrolment(running)).toEqual(running);
    });

    it('stays where that customer has another one of the same journey and key', async () => {
      const waiting = await parked(stores, { key: 'cart-1' });
      const there = await enrolled(stores, { key: 'cart-1' });
      expect(await stores.enrolments.move(waiting, there.customerId)).toBe('exists');
      expect(await stores.enrolments.enrolment(waiting)).toEqual(waiting);
      const other = await enrolled(stores, { key: 'cart-2' });
      expect(await stores.enrolments.move(waiting, other.customerId)).toBe('moved');
    });

    it('comes after that one where it is told so, and only after that one', async () => {
      const there = await enrolled(stores, { key: 'cart-1' });
      const { customerId: into } = there;
      const waiting = await parked(stores, { key: 'cart-1', enteredAt: NOON + DAY });
      expect(await stores.enrolments.move(waiting, into, fresh('another'))).toBe('exists');
      expect(await stores.enrolments.move(waiting, into, there.enrolmentId)).toBe('moved');
      const next = anEnrolment({ customerId: into, key: 'cart-1' });
      expect(await stores.enrolments.enrol(next, there.enrolmentId)).toBe('stale');
      expect(await stores.enrolments.enrol(next, waiting.enrolmentId)).toBe('enrolled');
    });

    it('is the last that comes to be under the old name: nobody enters under an id that was merged or erased', async () => {
      const [from, gone] = [fresh('browser'), fresh('customer')];
      await stores.customers.putProfile(aProfile(from, { mergedInto: fresh('customer') }));
      await stores.customers.putProfile(aProfile(gone));
      await stores.customers.erase(gone, NOON);
      for (const customerId of [from, gone]) {
        expect(await stores.enrolments.enrol(anEnrolment({ customerId }), undefined)).toBe('stale');
        expect((await stores.customers.customer(customerId)).enrolments).toEqual([]);
      }
    });

    it('may follow an earlier one of the same journey out of the same id', async () => {
      const into = fresh('customer');
      const first = await enrolled(stores);
      const { customerId } = first;
      await stores.enrolments.complete(runOf(first), END);
      const second = anEnrolment({ customerId, enteredAt: NOON + DAY });
      await stores.enrolments.enrol(second, first.enrolmentId);
      await stores.enrolments.park(runOf(second), {
        at: 'x',
        dueAt: NOON,
        waiting: { since: NOON, onDue: 'y' },
      });
      expect([await stores.enrolments.move(first, into), await stores.enrolments.move(second, into)]).toEqual(
        ['moved', 'moved'],
      );
      const { enrolments } = await stores.customers.customer(into);
      expect(enrolments.map(({ enrolmentId }) => enrolmentId)).toEqual([
        first.enrolmentId,
        second.enrolmentId,
      ]);
    });

    it('is what the next entry in the other name is checked against', async () => {
      const into = fresh('customer');
      const waiting = await parked(stores);
      await stores.enrolments.move(waiting, into);
      const next = anEnrolment({ customerId: into });
      expect(await stores.enrolments.enrol(next, undefined)).toBe('stale');
      expect(await stores.enrolments.enrol(next, waiting.enrolmentId)).toBe('enrolled');
    });
  });
}
