import { beforeAll, describe, expect, it } from 'vitest';
import type { Send } from '../../lib/core/message/send.ts';
import { claimed, NOON, OWNER } from './fixtures.ts';
import type { OpenStores, Stores } from './stores.ts';

export function providerAnswersContract(open: OpenStores): void {
  let stores: Stores;
  beforeAll(async () => {
    stores = await open();
  });
  const accepted = { owner: OWNER, providerMessageId: 'ses-1', at: NOON + 5 };
  const delivered = {
    kind: 'delivered',
    at: NOON + 9,
    providerMessageId: 'ses-1',
    permanent: false,
  } as const;
  const row = ({ sendId }: Send) => stores.sends.send(sendId);

  describe("the provider's answer", () => {
    it('accepted makes SENT of SENDING', async () => {
      const { send } = await claimed(stores, { turnAt: NOON });
      await stores.sends.recordAccepted(send.sendId, accepted);
      expect(await row(send)).toEqual({
        ...settled(send),
        status: 'SENT',
        providerMessageId: 'ses-1',
        evidence: { sent: NOON + 5 },
      });
    });

    it('accepted after the first evidence only adds what was lacking', async () => {
      const { send } = await claimed(stores);
      await stores.sends.recordEvidence(send.sendId, delivered);
      await stores.sends.recordAccepted(send.sendId, { ...accepted, providerMessageId: 'ses-2' });
      expect(await row(send)).toEqual({
        ...settled(send),
        status: 'SENT',
        providerMessageId: 'ses-1',
        evidence: { delivered: NOON + 9, sent: NOON + 5 },
      });
    });

    it('accepted keeps an earlier word of when it was sent', async () => {
      const { send } = await claimed(stores);
      await stores.sends.recordEvidence(send.sendId, { ...delivered, kind: 'sent', at: NOON });
      await stores.sends.recordAccepted(send.sendId, accepted);
      expect((await row(send))?.evidence).toEqual({ sent: NOON });
    });

    it('refused makes FAILED of SENDING', async () => {
      const { send } = await claimed(stores);
      await stores.sends.recordRefused(send.sendId, { owner: OWNER, reason: 'MessageRejected' });
      const { owner: _owner, leaseUntil: _lease, dueAt: _due, ...rest } = send;
      expect(await row(send)).toEqual({ ...rest, status: 'FAILED', reason: 'MessageRejected' });
    });

    it('to an earlier owner does nothing to the claim of a later one', async () => {
      const { send } = await claimed(stores, { owner: 'later', copies: 2 });
      await stores.sends.recordAccepted(send.sendId, accepted);
      await stores.sends.recordRefused(send.sendId, { owner: OWNER, reason: 'MessageRejected' });
      expect(await row(send)).toEqual(send);
    });

    it('comes too late for a send that has ended, and makes none', async () => {
      const { send } = await claimed(stores);
      await stores.sends.recordRefused(send.sendId, { owner: OWNER, reason: 'MessageRejected' });
      await stores.sends.recordAccepted(send.sendId, accepted);
      expect((await row(send))?.status).toBe('FAILED');
      const other = await claimed(stores);
      await stores.sends.giveUp(other.send.sendId, { copies: 1, reason: 'no-evidence' });
      await stores.sends.recordAccepted(other.send.sendId, accepted);
      expect((await row(other.send))?.status).toBe('UNKNOWN');
      await stores.sends.recordAccepted('no-such-send', accepted);
      await stores.sends.recordRefused('no-such-send', { owner: OWNER, reason: 'x' });
      expect(await stores.sends.send('no-such-send')).toBeUndefined();
    });

    it('refused after evidence changes nothing', async () => {
      const { send } = await claimed(stores);
      await stores.sends.recordEvidence(send.sendId, delivered);
      const before = await row(send);
      await stores.sends.recordRefused(send.sendId, { owner: OWNER, reason: 'TimeoutError' });
      expect(before?.status).toBe('SENT');
      expect(await row(send)).toEqual(before);
    });
  });
}

function settled(send: Send): Send {
  const { owner: _owner, leaseUntil: _lease, dueAt: _due, turnAt: _turn, ...rest } = send;
  return rest;
}
