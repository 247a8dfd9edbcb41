import { beforeEach, describe, expect, it } from 'vitest';
import type { Send } from '../../lib/core/message/send.ts';
import {
  aSend,
  aWaitingSend,
  claimed,
  DAY,
  enrolled,
  HOUR,
  MINUTE,
  NOON,
  OWNER,
  placeOf,
  runOf,
} from './fixtures.ts';
import type { OpenStores, Stores } from './stores.ts';

export function sendsDueContract(open: OpenStores): void {
  let stores: Stores;
  beforeEach(async () => {
    stores = await open();
  });
  const between = async (from: number, to: number) => {
    const found = [];
    for await (const due of stores.sends.fallingDue(from, to)) found.push(due);
    return found;
  };
  /** How long after noon each send of the day is due. */
  const due = async () => (await between(NOON, NOON + DAY)).map(({ dueAt }) => dueAt - NOON);
  const dueAt = async (...moments: number[]) => {
    const enrolment = await enrolled(stores);
    const sends = moments.map((moment) => aWaitingSend(enrolment, { detached: true, dueAt: moment }));
    for (const send of sends) await stores.sends.follow(send);
    return sends;
  };

  describe('what sends fall due', () => {
    it('is told with send and moment', async () => {
      const [send] = await dueAt(NOON);
      expect(await between(NOON, NOON + 1)).toEqual([{ sendId: send?.sendId, dueAt: NOON }]);
    });

    it('includes the first moment asked for and excludes the last, through hours and days in order', async () => {
      const moments = Array.from({ length: 30 }, (_, index) => NOON + ((index * 17) % 30) * 37 * MINUTE);
      await dueAt(NOON - 1, ...moments, NOON + DAY);
      const found = (await between(NOON, NOON + DAY)).map((one) => one.dueAt);
      expect(found).toEqual(moments.toSorted((one, other) => one - other));
      expect(await between(NOON, NOON)).toEqual([]);
    });

    it('comes in order of the send where the moment is the same, and without enrolments', async () => {
      await enrolled(stores, { dueAt: NOON });
      const sends = await dueAt(...Array<number>(12).fill(NOON));
      const names = (await between(NOON, NOON + 1)).map((one) => one.sendId);
      expect(names).toEqual(sends.map((one) => one.sendId).toSorted());
    });

    it('holds a claim until the provider answered', async () => {
      const kept = { status: 'SENDING', dueAt: NOON + 16 * MINUTE } as const;
      const [accepted, refused, seen, lost] = await Promise.all([
        claimed(stores, kept),
        claimed(stores, kept),
        claimed(stores, kept),
        claimed(stores, kept),
      ]);
      expect(await due()).toEqual([16, 16, 16, 16].map((minutes) => minutes * MINUTE));
      const id = ({ send }: { send: Send }) => send.sendId;
      await stores.sends.recordAccepted(id(accepted), { owner: OWNER, providerMessageId: 'p', at: NOON });
      await stores.sends.recordRefused(id(refused), { owner: OWNER, reason: 'x' });
      const evidence = { kind: 'sent', at: NOON, providerMessageId: 'p', permanent: false } as const;
      await stores.sends.recordEvidence(id(seen), evidence);
      await stores.sends.giveUp(id(lost), { copies: 1, reason: 'x' });
      expect(await due()).toEqual([]);
      await stores.sends.reopen(id(lost), NOON + HOUR);
      expect(await due()).toEqual([HOUR]);
    });

    it('holds a send that waits by itself, and not one that waits with its enrolment', async () => {
      const { enrolment, send } = await claimed(stores);
      await stores.sends.holdDetached(send, { dueAt: NOON + HOUR, owner: OWNER });
      expect(await due()).toEqual([HOUR]);
      const again = aSend(enrolment, { sendId: send.sendId, copies: 2, dueAt: NOON + 2 * HOUR });
      await stores.sends.skip(again, { again: { status: 'READY', copies: 1 } });
      expect(await due()).toEqual([2 * HOUR]);
      const held = { sendId: send.sendId, reason: 'rate', priority: 0, purpose: 'marketing' } as const;
      const until = { dueAt: NOON + 3 * HOUR, held, onDue: 'welcome', owner: OWNER };
      await stores.sends.hold({ ...again, detached: true }, runOf(enrolment), until);
      expect(await due()).toEqual([]);
      const ofLeg = { ...aWaitingSend(enrolment), sendId: send.sendId, copies: 2, dueAt: NOON };
      await stores.sends.skip(ofLeg, { again: { status: 'READY', copies: 2 } });
      expect(await due()).toEqual([]);
    });

    it('moves with another claim, and goes with a skip', async () => {
      const { enrolment, send } = await claimed(stores);
      const place = { again: { status: 'SENDING', copies: 1 } } as const;
      await stores.sends.skip({ ...send, copies: 2, dueAt: NOON + 5 * HOUR }, place);
      expect(await due()).toEqual([5 * HOUR]);
      const skip = { ...send, status: 'SKIPPED', dueAt: NOON } as const;
      await stores.sends.skip(skip, { again: { status: 'SENDING', copies: 2 } });
      const other = aSend(enrolment, { status: 'FAILED' });
      await stores.sends.skip(other, placeOf(enrolment, other));
      expect(await due()).toEqual([]);
    });
  });
}
