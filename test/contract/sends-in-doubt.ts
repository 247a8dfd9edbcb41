import { beforeAll, describe, expect, it } from 'vitest';
import type { Send } from '../../lib/core/message/send.ts';
import { aBasis, atOnce, claimed, fresh, MINUTE, NOON, OWNER, placeOf, runOf } from './fixtures.ts';
import type { OpenStores, Stores } from './stores.ts';

export function sendsInDoubtContract(open: OpenStores): void {
  let stores: Stores;
  beforeAll(async () => {
    stores = await open();
  });
  const giveUp = ({ sendId }: Send, copies = 1) =>
    stores.sends.giveUp(sendId, { copies, reason: 'no-evidence' });
  const unknownOf = async (journeyId: string) => {
    const found: Send[] = [];
    for await (const send of stores.sends.unknown(journeyId)) found.push(send);
    return found;
  };

  describe('a send in doubt', () => {
    it('is given up as UNKNOWN, and its claim is over', async () => {
      const { send } = await claimed(stores);
      const { owner: _owner, leaseUntil: _lease, dueAt: _due, ...rest } = send;
      const lost = { ...rest, status: 'UNKNOWN', reason: 'no-evidence' };
      expect(await giveUp(send)).toEqual(lost);
      expect(await stores.sends.send(send.sendId)).toEqual(lost);
    });

    it('is given up while it waits for its second copy as well', async () => {
      const { send } = await claimed(stores);
      await stores.sends.holdDetached(send, { dueAt: NOON, owner: OWNER });
      const lost = await giveUp(send);
      expect(lost).toMatchObject({ status: 'UNKNOWN', reason: 'no-evidence' });
      expect(lost).not.toHaveProperty('dueAt');
      expect(await stores.sends.send(send.sendId)).toEqual(lost);
    });

    it('is not given up when evidence came, another copy was claimed, or it is not there', async () => {
      const { send } = await claimed(stores);
      const seen = { kind: 'delivered', at: NOON, providerMessageId: 'p', permanent: false } as const;
      const known = await stores.sends.recordEvidence(send.sendId, seen);
      expect(await giveUp(send)).toEqual(known?.send);
      const other = await claimed(stores, { copies: 2 });
      expect(await giveUp(other.send)).toEqual(other.send);
      expect(await stores.sends.giveUp('no-such-send', { copies: 1, reason: 'x' })).toBeUndefined();
      expect(await stores.sends.send('no-such-send')).toBeUndefined();
    });

    it('that evidence reaches at the same moment ends as SENT', async () => {
      const sends = await atOnce(10, () => claimed(stores));
      const seen = { kind: 'delivered', at: NOON, providerMessageId: 'p', permanent: false } as const;
      await Promise.all(
        sends.flatMap(({ send }) => [giveUp(send), stores.sends.recordEvidence(send.sendId, seen)]),
      );
      const rows = await Promise.all(sends.map(({ send }) => stores.sends.send(send.sendId)));
      expect(new Set(rows.map((row) => row?.status))).toEqual(new Set(['SENT']));
    });

    it('is reopened by a person: READY, detached and due', async () => {
      const { send } = await claimed(stores);
      await giveUp(send);
      const { owner: _owner, leaseUntil: _lease, ...rest } = send;
      const ready = { ...rest, status: 'READY', reason: 'reopened', detached: true, dueAt: NOON + MINUTE };
      expect(await stores.sends.reopen(send.sendId, NOON + MINUTE)).toEqual(ready);
      expect(await stores.sends.send(send.sendId)).toEqual(ready);
    });

    it('once reopened is no leg’s any more: a leg neither claims, skips nor holds it, and its copy is not forgotten', async () => {
      const { enrolment, send } = await claimed(stores);
      await giveUp(send);
      const reopened = await stores.sends.reopen(send.sendId, NOON);
      const anew = { ...send, copies: 0 };
      const held = { sendId: send.sendId, reason: 'quiet-hours', priority: 5, purpose: 'marketing' } as const;
      const until = { dueAt: NOON + MINUTE, held, onDue: send.stepId, owner: undefined };
      const skipped = { ...anew, status: 'SKIPPED', reason: 'suppressed' } as const;
      expect(await stores.sends.claim(anew, placeOf(enrolment, send), aBasis())).toBe('exists');
      expect(await stores.sends.skip(skipped, placeOf(enrolment, send))).toBe('exists');
      expect(await stores.sends.hold(anew, runOf(enrolment), until)).toBe('exists');
      expect(await stores.sends.send(send.sendId)).toEqual(reopened);
    });

    it('is reopened by one person only, and nothing else is', async () => {
      const { send } = await claimed(stores);
      expect(await stores.sends.reopen(send.sendId, NOON)).toBeUndefined();
      expect(await stores.sends.reopen('no-such-send', NOON)).toBeUndefined();
      await giveUp(send);
      const answers = await atOnce(20, () => stores.sends.reopen(send.sendId, NOON));
      expect(answers.filter((answer) => answer !== undefined)).toHaveLength(1);
    });
  });

  describe("a journey's sends in doubt", () => {
    it('are told oldest first, as they are, and those of no other journey', async () => {
      const journeyId = fresh('journey');
      const ages = [3, 1, 2, 1];
      const lost: (Send | undefined)[] = [];
      for (const age of ages) {
        const { send } = await claimed(stores, { journeyId, createdAt: NOON + age * MINUTE });
        lost.push(await giveUp(send));
      }
      await giveUp((await claimed(stores, { journeyId: `${journeyId}#2` })).send);
      const found = await unknownOf(journeyId);
      expect(found.map((send) => send.createdAt)).toEqual([1, 1, 2, 3].map((age) => NOON + age * MINUTE));
      expect(found).toEqual(expect.arrayContaining(lost));
    });

    it('are more than a page', async () => {
      const journeyId = fresh('journey');
      const sends = await atOnce(30, () => claimed(stores, { journeyId }));
      await Promise.all(sends.map(({ send }) => giveUp(send)));
      const names = (await unknownOf(journeyId)).map(({ sendId }) => sendId);
      expect(names).toEqual(sends.map(({ send }) => send.sendId).toSorted());
    });

    it('are so no longer once evidence came or a person reopened them', async () => {
      const journeyId = fresh('journey');
      const [one, other] = await atOnce(2, () => claimed(stores, { journeyId }));
      if (one === undefined || other === undefined) throw new Error('two were claimed');
      await Promise.all([giveUp(one.send), giveUp(other.send)]);
      await stores.sends.reopen(one.send.sendId, NOON);
      const seen = { kind: 'sent', at: NOON, providerMessageId: 'p', permanent: false } as const;
      await stores.sends.recordEvidence(other.send.sendId, seen);
      expect(await unknownOf(journeyId)).toEqual([]);
    });
  });
}
