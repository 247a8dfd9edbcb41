import { beforeAll, describe, expect, it } from 'vitest';
import type { ClaimBasis } from '../../lib/core/ports.ts';
import {
  aBasis,
  aConsent,
  anEnrolment,
  aSend,
  atOnce,
  aWithdrawal,
  aWord,
  claimed,
  DAY,
  enrolled,
  fresh,
  MINUTE,
  NOON,
  parked,
  placeOf,
  reachable,
  runOf,
  say,
  someContacts,
  tally,
} from './fixtures.ts';
import type { OpenStores, Stores } from './stores.ts';

export function claimsContract(open: OpenStores): void {
  let stores: Stores;
  beforeAll(async () => {
    stores = await open();
  });
  /** A first claim of a reachable customer. */
  const claimOn = async (part: Partial<ClaimBasis>, enrolment = anEnrolment()) => {
    const send = aSend(enrolment);
    const answer = await stores.sends.claim(send, placeOf(enrolment, send), aBasis(part));
    return { answer, send };
  };

  describe('a claim', () => {
    it('writes the send as it is, and the enrolment notes the sends of the step', async () => {
      const enrolment = await reachable(stores);
      const send = aSend(enrolment, { turnAt: NOON, fallback: ['sms'], policies: [] });
      const place = { run: runOf(enrolment), stepSends: ['another', send.sendId] };
      expect(await stores.sends.claim(send, place, aBasis())).toBe('claimed');
      expect(await stores.sends.send(send.sendId)).toEqual(send);
      expect((await stores.enrolments.enrolment(enrolment))?.sends).toEqual({
        welcome: ['another', send.sendId],
      });
    });

    it('is given to exactly one of 50 who ask at the same moment', async () => {
      const enrolment = await reachable(stores);
      const send = aSend(enrolment);
      const using = aBasis();
      const answers = await atOnce(50, () => stores.sends.claim(send, placeOf(enrolment, send), using));
      expect(tally(answers)).toEqual({ claimed: 1, exists: 49 });
    });

    it('is refused while another has the send, and once it is sent, failed, skipped or unknown', async () => {
      const { enrolment, send } = await claimed(stores);
      const again = () => stores.sends.claim(send, placeOf(enrolment, send), aBasis());
      expect(await again()).toBe('exists');
      await stores.sends.recordAccepted(send.sendId, { owner: 'owner-1', providerMessageId: 'p', at: NOON });
      expect(await again()).toBe('exists');
      for (const status of ['FAILED', 'SKIPPED', 'UNKNOWN'] as const) {
        const other = aSend(enrolment, { status });
        await stores.sends.skip(other, placeOf(enrolment, other));
        const rival = aSend(enrolment, { sendId: other.sendId });
        expect(await stores.sends.claim(rival, placeOf(enrolment, rival), aBasis())).toBe('exists');
      }
    });

    it('is refused to a leg that is over, and then nothing is written', async () => {
      const waiting = await parked(stores);
      const newer = await enrolled(stores, { leg: 2 });
      for (const run of [runOf(waiting), { ...runOf(newer), leg: 1 }, runOf(anEnrolment())]) {
        const send = aSend(waiting);
        const place = { run, stepSends: [send.sendId] };
        expect(await stores.sends.claim(send, place, aBasis({ consentEpoch: undefined }))).toBe('leg-over');
        expect(await stores.sends.send(send.sendId)).toBeUndefined();
      }
    });

    it('needs no consent where it relies on none', async () => {
      expect((await claimOn({ consentEpoch: undefined }, await enrolled(stores))).answer).toBe('claimed');
    });

    it.each([
      ['withdrawn', aWord({ status: 'withdrawn' })],
      ['given anew', aWord({ at: NOON + MINUTE })],
    ])('is refused when consent was %s since it was read', async (_, all) => {
      const enrolment = await reachable(stores);
      await say(stores, aConsent(enrolment.customerId, { epoch: 2, all }));
      const { answer, send } = await claimOn({}, enrolment);
      expect(answer).toBe('consent-changed');
      expect(await stores.sends.send(send.sendId)).toBeUndefined();
      expect((await stores.enrolments.enrolment(enrolment))?.sends).toEqual({});
    });

    it('is refused where the consent relied on was never given, or is for another channel', async () => {
      expect((await claimOn({}, await enrolled(stores))).answer).toBe('consent-changed');
      const enrolment = await reachable(stores);
      const sms = aSend(enrolment, { channel: 'sms' });
      expect(await stores.sends.claim(sms, placeOf(enrolment, sms), aBasis())).toBe('consent-changed');
    });

    it('is refused for a suppressed address, however it is written', async () => {
      const bounce = { channel: 'email', address: 'Bounced@Mail.Example', reason: 'hard-bounce' } as const;
      await stores.suppressions.suppress({ ...bounce, at: NOON });
      const { answer } = await claimOn({ address: 'bounced@mail.example' }, await reachable(stores));
      expect(answer).toBe('suppressed');
    });

    it('is refused while its journey is paused, unless it does not matter', async () => {
      const journeyId = fresh('journey');
      const enrolment = await enrolled(stores, { journeyId });
      const basis = { consentEpoch: undefined, unlessPaused: true };
      await stores.journeys.pause(journeyId, { reason: 'complaints', at: NOON });
      const answers = await atOnce(20, async () => (await claimOn(basis, enrolment)).answer);
      expect(tally(answers)).toEqual({ 'journey-paused': 20 });
      expect((await claimOn({ ...basis, unlessPaused: false }, enrolment)).answer).toBe('claimed');
      await stores.journeys.resume(journeyId);
      expect((await claimOn(basis, enrolment)).answer).toBe('claimed');
    });

    it('with several things against it names the first of them', async () => {
      const journeyId = fresh('journey');
      const enrolment = await enrolled(stores, { journeyId });
      const { customerId } = enrolment;
      const send = aSend(enrolment);
      const twin = aSend(await enrolled(stores, { journeyId }));
      const address = `${fresh('mina')}@mail.example`;
      const basis = aBasis({
        address,
        consentEpoch: 1,
        contacts: someContacts(customerId, 1),
        oneForAddress: { since: NOON - DAY },
        unlessPaused: true,
      });
      const claim = (stepSends = [send.sendId]) =>
        stores.sends.claim(send, { run: runOf(enrolment), stepSends }, basis);
      const another = { ...basis, consentEpoch: undefined, contacts: undefined, unlessPaused: false };
      await stores.sends.claim(
        twin,
        placeOf((await stores.enrolments.enrolment(twin)) ?? enrolment, twin),
        another,
      );
      const suppression = { channel: 'email', address, reason: 'stop' } as const;
      await stores.suppressions.suppress({ ...suppression, at: NOON });
      await stores.journeys.pause(journeyId, { reason: 'complaints', at: NOON });
      const other = await enrolled(stores, { customerId, journeyId: 'other' });
      const toOther = aBasis({ consentEpoch: undefined, contacts: someContacts(customerId, 1) });
      const toElse = aSend(other);
      await stores.sends.claim(toElse, placeOf(other, toElse), toOther);

      const atLeg = { run: { ...runOf(enrolment), leg: 2 }, stepSends: [] };
      expect(await stores.sends.claim(toElse, atLeg, basis)).toBe('leg-over');
      expect(
        await stores.sends.claim({ ...send, sendId: toElse.sendId }, placeOf(enrolment, send), basis),
      ).toBe('exists');
      expect(await claim()).toBe('journey-paused');
      await stores.journeys.resume(journeyId);
      expect(await claim()).toBe('consent-changed');
      await say(stores, aConsent(customerId));
      expect(await claim()).toBe('suppressed');
      await stores.suppressions.release(suppression);
      expect(await claim()).toBe('contacts-changed');
      const upToDate = { ...basis, contacts: someContacts(customerId, 2) };
      expect(await stores.sends.claim(send, placeOf(enrolment, send), upToDate)).toBe('address-served');
      expect(await stores.sends.send(send.sendId)).toBeUndefined();
      const late = { ...upToDate, oneForAddress: { since: NOON + 1 } };
      expect(await stores.sends.claim(send, placeOf(enrolment, send), late)).toBe('claimed');
    });
  });

  describe('a claim that counts', () => {
    it('writes the history with the message in it', async () => {
      const enrolment = await reachable(stores);
      const { customerId } = enrolment;
      const contacts = { ...someContacts(customerId, 1), sms: { sent: 3, clicked: 2 } };
      expect((await claimOn({ contacts }, enrolment)).answer).toBe('claimed');
      expect((await stores.customers.customer(customerId)).contacts).toEqual(contacts);
    });

    it('is refused when a click was noted since the history was read, so that none is lost', async () => {
      const enrolment = await reachable(stores);
      const { customerId } = enrolment;
      await claimOn({ contacts: someContacts(customerId, 1) }, enrolment);
      await stores.customers.noteResponse(customerId, {
        sendId: 'contact-1',
        channel: 'email',
        was: 'clicked',
      });
      const late = await claimOn({ contacts: someContacts(customerId, 2) }, enrolment);
      expect(late.answer).toBe('contacts-changed');
    });

    it('is refused when another message counted since the history was read, and writes nothing', async () => {
      const enrolment = await reachable(stores);
      const { customerId } = enrolment;
      await claimOn({ contacts: someContacts(customerId, 1) }, enrolment);
      for (const version of [1, 3]) {
        const late = await claimOn({ contacts: someContacts(customerId, version) }, enrolment);
        expect(late.answer).toBe('contacts-changed');
        expect(await stores.sends.send(late.send.sendId)).toBeUndefined();
      }
      expect((await stores.customers.customer(customerId)).contacts.version).toBe(1);
    });

    it('is given to exactly one of 50 different sends that read the same history, version after version', async () => {
      const enrolment = await reachable(stores);
      const { customerId } = enrolment;
      for (const version of [1, 2, 3]) {
        const contacts = someContacts(customerId, version);
        const answers = await atOnce(50, async () => (await claimOn({ contacts }, enrolment)).answer);
        expect(tally(answers)).toEqual({ claimed: 1, 'contacts-changed': 49 });
      }
      expect((await stores.customers.customer(customerId)).contacts).toEqual(someContacts(customerId, 3));
    });
  });

  describe('one copy for one address', () => {
    const since = NOON - DAY;
    const one = (address: string, part: Partial<ClaimBasis> = {}) => ({
      address,
      oneForAddress: { since },
      ...part,
    });
    const anAddress = () => `${fresh('family')}@mail.example`;

    it('goes to whoever comes first, and again to the same customer', async () => {
      const address = anAddress();
      const enrolment = await reachable(stores);
      expect((await claimOn(one(address), enrolment)).answer).toBe('claimed');
      expect((await claimOn(one(address.toUpperCase()), await reachable(stores))).answer).toBe(
        'address-served',
      );
      expect((await claimOn(one(address), enrolment)).answer).toBe('claimed');
    });

    it('goes to another customer once the first was served long ago', async () => {
      const address = anAddress();
      await claimOn(one(address), await reachable(stores));
      const exactly = one(address, { oneForAddress: { since: NOON } });
      expect((await claimOn(exactly, await reachable(stores))).answer).toBe('address-served');
      const after = one(address, { oneForAddress: { since: NOON + 1 } });
      expect((await claimOn(after, await reachable(stores))).answer).toBe('claimed');
    });

    it('is about one step of one journey, and does not matter to who does not ask', async () => {
      const address = anAddress();
      await claimOn(one(address), await reachable(stores));
      const other = await reachable(stores);
      const offer = aSend(other, { stepId: 'offer' });
      expect(await stores.sends.claim(offer, placeOf(other, offer), aBasis(one(address)))).toBe('claimed');
      expect((await claimOn({ address }, await reachable(stores))).answer).toBe('claimed');
    });

    it('goes to exactly one of 20 customers at once', async () => {
      const address = anAddress();
      const family = await atOnce(20, () => reachable(stores));
      const answers = await Promise.all(family.map((each) => claimOn(one(address), each)));
      expect(tally(answers.map(({ answer }) => answer))).toEqual({ claimed: 1, 'address-served': 19 });
    });
  });

  describe('a claim without a leg', () => {
    it.each(['READY', 'SENDING'] as const)(
      'takes the send that is %s with so many copies',
      async (status) => {
        const { enrolment, send } = await claimed(stores, { copies: 1 });
        if (status === 'READY') {
          await stores.sends.giveUp(send.sendId, { copies: 1, reason: 'no-evidence' });
          await stores.sends.reopen(send.sendId, NOON);
        }
        await stores.enrolments.exit(enrolment, { reason: 'bought', endedAt: NOON });
        const before = await stores.enrolments.enrolment(enrolment);
        const again = aSend(enrolment, { sendId: send.sendId, copies: 2, owner: 'settler', detached: true });
        const claim = (copies: number) =>
          stores.sends.claim(again, { again: { status, copies } }, aBasis({ consentEpoch: 1 }));

        expect(await claim(0)).toBe('exists');
        expect(await claim(1)).toBe('claimed');
        expect(await stores.sends.send(send.sendId)).toEqual(again);
        expect(await stores.enrolments.enrolment(enrolment)).toEqual(before);
        expect(await claim(1)).toBe('exists');
      },
    );

    it('is refused for a send in another state, or none', async () => {
      const { enrolment, send } = await claimed(stores);
      const asReady = { again: { status: 'READY', copies: 1 } } as const;
      expect(await stores.sends.claim(send, asReady, aBasis())).toBe('exists');
      expect(await stores.sends.claim(aSend(enrolment), asReady, aBasis())).toBe('exists');
    });

    it('is given to exactly one of 20, and obeys a withdrawal like any other', async () => {
      const { enrolment, send } = await claimed(stores);
      const again = { ...send, copies: 2 };
      const claim = () => stores.sends.claim(again, { again: { status: 'SENDING', copies: 1 } }, aBasis());
      await say(stores, aWithdrawal(enrolment.customerId));
      expect(await claim()).toBe('consent-changed');

      const other = await claimed(stores);
      const place = { again: { status: 'SENDING', copies: 1 } } as const;
      const answers = await atOnce(20, () =>
        stores.sends.claim({ ...other.send, copies: 2 }, place, aBasis()),
      );
      expect(tally(answers)).toEqual({ claimed: 1, exists: 19 });
    });
  });

  describe('a skip', () => {
    const {
      leaseUntil: _lease,
      owner: _owner,
      dueAt: _due,
      ...skipped
    } = aSend(anEnrolment(), {
      status: 'SKIPPED',
      reason: 'no-consent',
    });
    const aSkip = (enrolment = anEnrolment()) => {
      const { customerId, enrolmentId } = enrolment;
      return { ...skipped, sendId: fresh('send'), customerId, enrolmentId };
    };

    it('is written once, and the enrolment notes it', async () => {
      const enrolment = await enrolled(stores);
      const skip = aSkip(enrolment);
      expect(await stores.sends.skip(skip, placeOf(enrolment, skip))).toBe('skipped');
      expect(await stores.sends.skip(skip, placeOf(enrolment, skip))).toBe('exists');
      expect(await stores.sends.send(skip.sendId)).toEqual(skip);
      expect((await stores.enrolments.enrolment(enrolment))?.sends).toEqual({ welcome: [skip.sendId] });
    });

    it('is refused to a leg that is over', async () => {
      const waiting = await parked(stores);
      const skip = aSkip(waiting);
      expect(await stores.sends.skip(skip, placeOf(waiting, skip))).toBe('leg-over');
      expect(await stores.sends.send(skip.sendId)).toBeUndefined();
    });

    it('without a leg ends a send that waits, as when consent went meanwhile', async () => {
      const { enrolment, send } = await claimed(stores);
      const place = { again: { status: 'SENDING', copies: 1 } } as const;
      const skip = { ...aSkip(enrolment), sendId: send.sendId };
      expect(await stores.sends.skip(skip, place)).toBe('skipped');
      expect(await stores.sends.send(send.sendId)).toEqual(skip);
      expect(await stores.sends.skip(skip, place)).toBe('exists');
    });
  });
}
