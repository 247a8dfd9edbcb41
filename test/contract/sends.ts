import { beforeAll, describe, expect, it } from 'vitest';
import {
  aConsent,
  anEvent,
  aProfile,
  aSend,
  atOnce,
  enrolled,
  fresh,
  MINUTE,
  NOON,
  parked,
  reachable,
  runOf,
  tally,
} from './fixtures.ts';
import type { OpenStores, Stores } from './stores.ts';

export function sendsContract(open: OpenStores): void {
  let stores: Stores;
  beforeAll(async () => {
    stores = await open();
  });
  /** A send that was claimed, and the enrolment it belongs to. */
  const claimed = async () => {
    const enrolment = await reachable(stores);
    const send = aSend(enrolment);
    await stores.sends.claim(send, runOf(enrolment), basis());
    return { enrolment, send };
  };

  describe('a claim', () => {
    it('writes the send, and the enrolment notes it', async () => {
      const enrolment = await reachable(stores);
      const send = aSend(enrolment);
      expect(await stores.sends.claim(send, runOf(enrolment), basis())).toBe('claimed');
      expect(await stores.sends.send(send.sendId)).toEqual(send);
      expect((await stores.enrolments.enrolment(enrolment))?.sends).toEqual({ welcome: send.sendId });
    });

    it('is given to exactly one of 50 who ask at the same moment', async () => {
      const enrolment = await reachable(stores);
      const send = aSend(enrolment);
      const using = basis();
      const answers = await atOnce(50, () => stores.sends.claim(send, runOf(enrolment), using));
      expect(tally(answers)).toEqual({ claimed: 1, exists: 49 });
    });

    it('is refused while another has the send, and once it is sent, failed, skipped or unknown', async () => {
      const { enrolment, send } = await claimed();
      const again = () => stores.sends.claim(send, runOf(enrolment), basis());
      expect(await again()).toBe('exists');
      await stores.sends.recordAccepted(send.sendId, { providerMessageId: 'ses-1', at: NOON });
      expect(await again()).toBe('exists');
      for (const status of ['FAILED', 'SKIPPED', 'UNKNOWN'] as const) {
        const other = aSend(enrolment, { status });
        await stores.sends.skip(other, runOf(enrolment));
        expect(
          await stores.sends.claim(aSend(enrolment, { sendId: other.sendId }), runOf(enrolment), basis()),
        ).toBe('exists');
      }
    });

    it('is given again after the provider refused for now', async () => {
      const { enrolment, send } = await claimed();
      await stores.sends.recordRefused(send.sendId, { status: 'READY', reason: 'ThrottlingException' });
      const again = { ...send, createdAt: NOON + MINUTE, leaseUntil: NOON + 2 * MINUTE };
      expect(await stores.sends.claim(again, runOf(enrolment), basis())).toBe('claimed');
      expect(await stores.sends.send(send.sendId)).toEqual(again);
    });

    it('is refused to a leg that is over, and then nothing is written', async () => {
      const waiting = await parked(stores);
      const newer = await enrolled(stores, { leg: 2 });
      for (const run of [runOf(waiting), { ...runOf(newer), leg: 1 }]) {
        const send = aSend(waiting);
        const transactional = { consentEpoch: undefined, address: 'mina@mail.example' };
        expect(await stores.sends.claim(send, run, transactional)).toBe('leg-over');
        expect(await stores.sends.send(send.sendId)).toBeUndefined();
      }
    });

    it.each([
      ['withdrawn', { status: 'withdrawn', epoch: 2 }],
      ['given anew', { status: 'granted', epoch: 2 }],
    ] as const)('is refused when consent was %s since it was read', async (_, change) => {
      const enrolment = await reachable(stores);
      const { customerId } = enrolment;
      await stores.customers.keepEvent({
        event: anEvent({ customerId }),
        profile: aProfile(customerId, { version: 2 }),
        consents: [aConsent(customerId, change)],
      });
      const send = aSend(enrolment);
      expect(await stores.sends.claim(send, runOf(enrolment), basis())).toBe('consent-changed');
      expect(await stores.sends.send(send.sendId)).toBeUndefined();
      expect((await stores.enrolments.enrolment(enrolment))?.sends).toEqual({});
    });

    it('is refused where the consent relied on says no, was never given, or is for another channel', async () => {
      const enrolment = await reachable(stores);
      const sms = aSend(enrolment, { channel: 'sms' });
      expect(await stores.sends.claim(sms, runOf(enrolment), basis())).toBe('consent-changed');

      const refuser = await enrolled(stores);
      const { customerId } = refuser;
      const consents = [aConsent(customerId, { status: 'withdrawn' })];
      await stores.customers.keepEvent({
        event: anEvent({ customerId }),
        profile: aProfile(customerId),
        consents,
      });
      expect(await stores.sends.claim(aSend(refuser), runOf(refuser), basis())).toBe('consent-changed');
    });

    it('needs no consent where it relies on none', async () => {
      const enrolment = await enrolled(stores);
      const answer = stores.sends.claim(aSend(enrolment), runOf(enrolment), {
        ...basis(),
        consentEpoch: undefined,
      });
      expect(await answer).toBe('claimed');
    });

    it('is refused for a suppressed address, however it is written', async () => {
      const enrolment = await reachable(stores);
      await stores.suppressions.suppress({
        channel: 'email',
        address: 'Bounced@Mail.Example',
        reason: 'hard-bounce',
        at: NOON,
      });
      const send = aSend(enrolment);
      const using = { consentEpoch: 1, address: 'bounced@mail.example' };
      expect(await stores.sends.claim(send, runOf(enrolment), using)).toBe('suppressed');
      expect(await stores.sends.send(send.sendId)).toBeUndefined();
    });

    it('with several things against it names the first of leg, send, consent and address', async () => {
      const { enrolment, send } = await claimed();
      await stores.suppressions.suppress({
        channel: 'email',
        address: 'x@y.z',
        reason: 'complaint',
        at: NOON,
      });
      const using = { consentEpoch: 9, address: 'x@y.z' };
      expect(await stores.sends.claim(aSend(enrolment), runOf(enrolment), using)).toBe('consent-changed');
      expect(await stores.sends.claim(send, runOf(enrolment), using)).toBe('exists');
      expect(await stores.sends.claim(send, { ...runOf(enrolment), leg: 2 }, using)).toBe('leg-over');
    });

    it('and a withdrawal at the same moment: claimed before it, or not at all', async () => {
      const enrolment = await reachable(stores);
      const { customerId } = enrolment;
      const send = aSend(enrolment);
      const [answer, kept] = await Promise.all([
        stores.sends.claim(send, runOf(enrolment), basis()),
        stores.customers.keepEvent({
          event: anEvent({ customerId }),
          profile: aProfile(customerId, { version: 2 }),
          consents: [aConsent(customerId, { status: 'withdrawn', epoch: 2 })],
        }),
      ]);
      expect(kept).toEqual({ outcome: 'kept' });
      expect(['claimed', 'consent-changed']).toContain(answer);
      expect((await stores.sends.send(send.sendId)) !== undefined).toBe(answer === 'claimed');
    });
  });

  describe('a skip', () => {
    it('is written once, and the enrolment notes it', async () => {
      const enrolment = await enrolled(stores);
      const { leaseUntil: _none, ...rest } = aSend(enrolment, { status: 'SKIPPED', reason: 'no-consent' });
      expect(await stores.sends.skip(rest, runOf(enrolment))).toBe('skipped');
      expect(await stores.sends.skip(rest, runOf(enrolment))).toBe('exists');
      expect(await stores.sends.send(rest.sendId)).toEqual(rest);
      expect((await stores.enrolments.enrolment(enrolment))?.sends).toEqual({ welcome: rest.sendId });
    });

    it('may follow a refusal for now, as when consent went meanwhile', async () => {
      const { enrolment, send } = await claimed();
      await stores.sends.recordRefused(send.sendId, { status: 'READY', reason: 'ThrottlingException' });
      const skip = { ...send, status: 'SKIPPED', reason: 'no-consent' } as const;
      expect(await stores.sends.skip(skip, runOf(enrolment))).toBe('skipped');
    });

    it('is refused to a leg that is over', async () => {
      const waiting = await parked(stores);
      const send = aSend(waiting, { status: 'SKIPPED', reason: 'no-address' });
      expect(await stores.sends.skip(send, runOf(waiting))).toBe('leg-over');
      expect(await stores.sends.send(send.sendId)).toBeUndefined();
    });
  });

  describe("the provider's answer", () => {
    it('accepted makes SENT of SENDING', async () => {
      const { send } = await claimed();
      await stores.sends.recordAccepted(send.sendId, { providerMessageId: 'ses-1', at: NOON + 5 });
      const { leaseUntil: _over, ...rest } = send;
      expect(await stores.sends.send(send.sendId)).toEqual({
        ...rest,
        status: 'SENT',
        providerMessageId: 'ses-1',
        evidence: { sent: NOON + 5 },
      });
    });

    it('accepted after the first evidence only adds when it was sent', async () => {
      const { send } = await claimed();
      const seen = { kind: 'delivered', at: NOON + 9, providerMessageId: 'ses-1' } as const;
      await stores.sends.recordEvidence(send.sendId, seen);
      await stores.sends.recordAccepted(send.sendId, { providerMessageId: 'ses-1', at: NOON + 10 });
      expect(await stores.sends.send(send.sendId)).toMatchObject({
        status: 'SENT',
        evidence: { delivered: NOON + 9, sent: NOON + 10 },
      });
    });

    it('accepted keeps an earlier word of when it was sent', async () => {
      const { send } = await claimed();
      await stores.sends.recordEvidence(send.sendId, { kind: 'sent', at: NOON, providerMessageId: 'ses-1' });
      await stores.sends.recordAccepted(send.sendId, { providerMessageId: 'ses-2', at: NOON + 10 });
      expect(await stores.sends.send(send.sendId)).toMatchObject({
        providerMessageId: 'ses-1',
        evidence: { sent: NOON },
      });
    });

    it('refused for now makes READY of SENDING, refused for good FAILED', async () => {
      for (const status of ['READY', 'FAILED'] as const) {
        const { send } = await claimed();
        await stores.sends.recordRefused(send.sendId, { status, reason: 'because' });
        const { leaseUntil: _over, ...rest } = send;
        expect(await stores.sends.send(send.sendId)).toEqual({ ...rest, status, reason: 'because' });
      }
    });

    it('comes too late for a send that has ended, and makes none', async () => {
      const { send } = await claimed();
      await stores.sends.recordRefused(send.sendId, { status: 'FAILED', reason: 'MessageRejected' });
      await stores.sends.recordAccepted(send.sendId, { providerMessageId: 'ses-1', at: NOON });
      expect((await stores.sends.send(send.sendId))?.status).toBe('FAILED');
      await stores.sends.recordAccepted('no-such-send', { providerMessageId: 'ses-1', at: NOON });
      await stores.sends.recordRefused('no-such-send', { status: 'READY', reason: 'x' });
      expect(await stores.sends.send('no-such-send')).toBeUndefined();
    });

    it('refused after evidence changes nothing', async () => {
      const { send } = await claimed();
      await stores.sends.recordEvidence(send.sendId, { kind: 'sent', at: NOON, providerMessageId: 'ses-1' });
      await stores.sends.recordRefused(send.sendId, { status: 'READY', reason: 'TimeoutError' });
      expect((await stores.sends.send(send.sendId))?.status).toBe('SENT');
    });
  });

  describe('evidence', () => {
    const click = { kind: 'clicked', at: NOON + MINUTE, providerMessageId: 'ses-1' } as const;

    it('makes SENT of SENDING, READY and UNKNOWN', async () => {
      for (const status of ['SENDING', 'READY', 'UNKNOWN'] as const) {
        const enrolment = await enrolled(stores);
        const { leaseUntil: _none, ...send } = aSend(enrolment, { status });
        await stores.sends.skip(send, runOf(enrolment));
        const sent = { ...send, status: 'SENT', providerMessageId: 'ses-1', evidence: { clicked: click.at } };
        expect(await stores.sends.recordEvidence(send.sendId, click)).toEqual({ send: sent, first: true });
        expect(await stores.sends.send(send.sendId)).toEqual(sent);
      }
    });

    it('of a kind that is known keeps the first time of it', async () => {
      const { send } = await claimed();
      await stores.sends.recordEvidence(send.sendId, click);
      const again = await stores.sends.recordEvidence(send.sendId, { ...click, at: NOON + 9 * MINUTE });
      expect(again).toMatchObject({ first: false, send: { evidence: { clicked: click.at } } });
    });

    it('of several kinds adds up', async () => {
      const { send } = await claimed();
      for (const kind of ['delivered', 'opened', 'clicked'] as const) {
        expect((await stores.sends.recordEvidence(send.sendId, { ...click, kind }))?.first).toBe(true);
      }
      const evidence = { delivered: click.at, opened: click.at, clicked: click.at };
      expect((await stores.sends.send(send.sendId))?.evidence).toEqual(evidence);
    });

    it('leaves FAILED and SKIPPED as they are', async () => {
      for (const status of ['FAILED', 'SKIPPED'] as const) {
        const enrolment = await enrolled(stores);
        const send = aSend(enrolment, { status, reason: 'because' });
        await stores.sends.skip(send, runOf(enrolment));
        expect(await stores.sends.recordEvidence(send.sendId, click)).toEqual({ send, first: false });
      }
    });

    it('of a send that nobody knows is nothing', async () => {
      expect(await stores.sends.recordEvidence('no-such-send', click)).toBeUndefined();
      expect(await stores.sends.send('no-such-send')).toBeUndefined();
    });

    it('that comes 30 times at once is first once', async () => {
      const { send } = await claimed();
      const answers = await atOnce(30, () => stores.sends.recordEvidence(send.sendId, click));
      expect(tally(answers.map((answer) => answer?.first))).toEqual({ true: 1, false: 29 });
    });
  });
}

/** Relies on the first consent, and uses an address that nobody else has. */
function basis() {
  return { consentEpoch: 1, address: `${fresh('mina')}@mail.example` };
}
