import { beforeAll, describe, expect, it } from 'vitest';
import type { Enrolment } from '../../lib/core/enrolment/definition.ts';
import type { Send } from '../../lib/core/message/send.ts';
import {
  aBasis,
  anEnrolment,
  aSend,
  atOnce,
  aWaitingSend,
  claimed,
  enrolled,
  HOUR,
  MINUTE,
  NOON,
  OWNER,
  parked,
  placeOf,
  reachable,
  runOf,
  tally,
} from './fixtures.ts';
import type { OpenStores, Stores } from './stores.ts';

export function heldSendsContract(open: OpenStores): void {
  let stores: Stores;
  beforeAll(async () => {
    stores = await open();
  });
  const held = { sendId: 's', reason: 'quiet-hours', priority: 5, purpose: 'marketing' } as const;
  const until = { dueAt: NOON + 8 * HOUR, held, onDue: 'welcome', owner: undefined };
  const hold = (enrolment: Enrolment, send: Send, owner?: string) =>
    stores.sends.hold(send, runOf(enrolment), { ...until, owner });

  describe('a send that must wait', () => {
    it('is READY with its reason, and the enrolment waits at its step', async () => {
      const enrolment = await enrolled(stores);
      const send = aWaitingSend(enrolment, { turnAt: NOON + HOUR });
      expect(await hold(enrolment, send)).toBe('held');
      expect(await stores.sends.send(send.sendId)).toEqual(send);
      expect(await stores.enrolments.enrolment(enrolment)).toEqual({
        ...enrolment,
        status: 'PARKED',
        at: 'welcome',
        dueAt: until.dueAt,
        waiting: { since: send.createdAt, onDue: 'welcome', held },
      });
    });

    it('is woken by the time wheel in the same visit, and claimed under the same name', async () => {
      const enrolment = await reachable(stores);
      const waiting = aWaitingSend(enrolment);
      await hold(enrolment, waiting);
      const from = { leg: 1, at: 'welcome', leaseUntil: NOON + 9 * HOUR, visit: 'same' } as const;
      const woken = (await stores.enrolments.wake(enrolment, from)) ?? anEnrolment();
      const send = aSend(woken, { sendId: waiting.sendId });
      expect(await stores.sends.claim(send, placeOf(woken, send), aBasis())).toBe('claimed');
      expect(await stores.sends.send(send.sendId)).toEqual(send);
    });

    it('may have been claimed by who lets it wait, as when the provider refused for now', async () => {
      const { enrolment, send } = await claimed(stores);
      const waiting = { ...aWaitingSend(enrolment), sendId: send.sendId, copies: 1, reason: 'rate' };
      expect(await hold(enrolment, waiting)).toBe('exists');
      expect(await hold(enrolment, waiting, 'somebody-else')).toBe('exists');
      expect((await stores.enrolments.enrolment(enrolment))?.status).toBe('RUNNING');
      expect(await hold(enrolment, waiting, OWNER)).toBe('held');
      expect(await stores.sends.send(send.sendId)).toEqual(waiting);
    });

    it('loses what only a claim has', async () => {
      const { enrolment, send } = await claimed(stores);
      await hold(enrolment, { ...send, reason: 'rate' }, OWNER);
      const { owner: _owner, leaseUntil: _lease, dueAt: _due, ...rest } = send;
      expect(await stores.sends.send(send.sendId)).toEqual({ ...rest, status: 'READY', reason: 'rate' });
    });

    it('is refused to a leg that is over, and then nothing is written', async () => {
      const waiting = await parked(stores);
      const send = aWaitingSend(waiting);
      expect(await hold(waiting, send)).toBe('leg-over');
      expect(await stores.sends.send(send.sendId)).toBeUndefined();
      expect(await stores.enrolments.enrolment(waiting)).toEqual(waiting);
    });

    it('is refused once it has been sent, and the enrolment runs on', async () => {
      const { enrolment, send } = await claimed(stores);
      await stores.sends.recordEvidence(send.sendId, {
        kind: 'delivered',
        at: NOON,
        providerMessageId: 'p',
        permanent: false,
      });
      expect(await hold(enrolment, send, OWNER)).toBe('exists');
      expect((await stores.sends.send(send.sendId))?.status).toBe('SENT');
      expect((await stores.enrolments.enrolment(enrolment))?.status).toBe('RUNNING');
    });

    it('is held by exactly one of 20 copies of a leg', async () => {
      const enrolment = await enrolled(stores);
      const send = aWaitingSend(enrolment);
      expect(tally(await atOnce(20, () => hold(enrolment, send)))).toEqual({ held: 1, 'leg-over': 19 });
    });
  });

  describe('a send that waits by itself', () => {
    const dueAt = NOON + HOUR;
    const holdDetached = (send: Send, owner?: string) => stores.sends.holdDetached(send, { dueAt, owner });

    it('is READY, detached and due, and no leg is asked', async () => {
      const { enrolment, send } = await claimed(stores);
      await stores.enrolments.exit(enrolment, { reason: 'bought', endedAt: NOON });
      const { owner: _owner, leaseUntil: _lease, ...rest } = { ...send, reason: 'rate' };
      expect(await holdDetached({ ...send, reason: 'rate' }, OWNER)).toBe('held');
      const waiting = { ...rest, status: 'READY', detached: true, dueAt };
      expect(await stores.sends.send(send.sendId)).toEqual(waiting);
      expect(await holdDetached({ ...send, reason: 'quiet-hours' })).toBe('held');
      expect((await stores.sends.send(send.sendId))?.reason).toBe('quiet-hours');
    });

    it("leaves someone else's claim, what has ended, and what is not there", async () => {
      const { enrolment, send } = await claimed(stores);
      expect(await holdDetached(send)).toBe('exists');
      expect(await holdDetached(send, 'somebody-else')).toBe('exists');
      await stores.sends.recordRefused(send.sendId, { owner: OWNER, reason: 'MessageRejected' });
      expect(await holdDetached(send, OWNER)).toBe('exists');
      expect(await holdDetached(aWaitingSend(enrolment))).toBe('exists');
    });
  });

  describe('a send in place of one that did not arrive', () => {
    const aFollower = (enrolment: Enrolment) =>
      aWaitingSend(enrolment, { channel: 'sms', detached: true, dueAt: NOON + MINUTE });

    it('is put once, and the enrolment notes it beside the first, whatever its state', async () => {
      const { enrolment, send } = await claimed(stores);
      await stores.enrolments.exit(enrolment, { reason: 'bought', endedAt: NOON });
      const next = aFollower(enrolment);
      expect(await stores.sends.follow(next)).toBe('put');
      expect(await stores.sends.send(next.sendId)).toEqual(next);
      expect(await stores.sends.follow({ ...next, reason: 'again' })).toBe('exists');
      expect(await stores.sends.send(next.sendId)).toEqual(next);
      expect((await stores.enrolments.enrolment(enrolment))?.sends).toEqual({
        welcome: [send.sendId, next.sendId],
      });
    });

    it('is noted by an enrolment that knew of none', async () => {
      const enrolment = await enrolled(stores);
      const next = aFollower(enrolment);
      await stores.sends.follow(next);
      expect((await stores.enrolments.enrolment(enrolment))?.sends).toEqual({ welcome: [next.sendId] });
    });

    it('is not put for an enrolment that is not there', async () => {
      const nobody = anEnrolment();
      const next = aFollower(nobody);
      expect(await stores.sends.follow(next)).toBe('exists');
      expect(await stores.sends.send(next.sendId)).toBeUndefined();
      expect(await stores.enrolments.enrolment(nobody)).toBeUndefined();
    });

    it('is put by exactly one of 20', async () => {
      const { enrolment, send } = await claimed(stores);
      const next = aFollower(enrolment);
      expect(tally(await atOnce(20, () => stores.sends.follow(next)))).toEqual({ put: 1, exists: 19 });
      const { sends } = (await stores.enrolments.enrolment(enrolment)) ?? enrolment;
      expect(sends['welcome']).toEqual([send.sendId, next.sendId]);
    });
  });
}
