import { beforeAll, describe, expect, it } from 'vitest';
import { MESSAGE_EVENTS } from '../../lib/core/event/definition.ts';
import type { Send } from '../../lib/core/message/send.ts';
import { aSend, atOnce, claimed, enrolled, fresh, MINUTE, NOON, OWNER, placeOf, tally } from './fixtures.ts';
import type { OpenStores, Stores } from './stores.ts';

export function evidenceContract(open: OpenStores): void {
  let stores: Stores;
  beforeAll(async () => {
    stores = await open();
  });
  const click = { kind: 'clicked', at: NOON + MINUTE, providerMessageId: 'p', permanent: false } as const;
  /** A send as it is, whatever its state. */
  const written = async (part: Partial<Send>) => {
    const enrolment = await enrolled(stores);
    const { owner: _owner, leaseUntil: _lease, dueAt: _due, ...send } = aSend(enrolment, part);
    await stores.sends.skip(send, placeOf(enrolment, send));
    return send;
  };

  describe('evidence', () => {
    it.each(MESSAGE_EVENTS)('of %s makes SENT of SENDING, READY and UNKNOWN', async (kind) => {
      const seen = { ...click, kind, permanent: true };
      for (const status of ['SENDING', 'READY', 'UNKNOWN'] as const) {
        const { reason: _reason, ...send } = await written({ status, reason: 'no-evidence' });
        const sent = { ...send, status: 'SENT', providerMessageId: 'p', evidence: { [kind]: click.at } };
        expect(await stores.sends.recordEvidence(send.sendId, seen)).toEqual({ send: sent, first: true });
        expect(await stores.sends.send(send.sendId)).toEqual(sent);
      }
    });

    it('ends the wait of a claim, whose owner may still add the provider’s answer', async () => {
      const { send } = await claimed(stores, { turnAt: NOON });
      const { leaseUntil: _lease, dueAt: _due, turnAt: _turn, ...rest } = send;
      for (const kind of ['sent', 'opened'] as const) {
        await stores.sends.recordEvidence(send.sendId, { ...click, kind });
      }
      expect(await stores.sends.send(send.sendId)).toEqual({
        ...rest,
        status: 'SENT',
        owner: OWNER,
        providerMessageId: 'p',
        evidence: { sent: click.at, opened: click.at },
      });
    });

    it.each(['clicked', 'complained'] as const)('of %s keeps the first time of it', async (kind) => {
      const { send } = await claimed(stores);
      await stores.sends.recordEvidence(send.sendId, { ...click, kind });
      const again = { ...click, kind, at: NOON + 9 * MINUTE };
      expect(await stores.sends.recordEvidence(send.sendId, again)).toMatchObject({
        first: false,
        send: { evidence: { [kind]: click.at } },
      });
      expect((await stores.sends.send(send.sendId))?.evidence).toEqual({ [kind]: click.at });
    });

    it('of several kinds adds up', async () => {
      const { send } = await claimed(stores);
      for (const kind of MESSAGE_EVENTS) {
        expect((await stores.sends.recordEvidence(send.sendId, { ...click, kind }))?.first).toBe(true);
      }
      const evidence = Object.fromEntries(MESSAGE_EVENTS.map((kind) => [kind, click.at]));
      expect((await stores.sends.send(send.sendId))?.evidence).toEqual(evidence);
    });

    it.each(['clicked', 'sent'] as const)('of %s leaves FAILED and SKIPPED as they are', async (kind) => {
      for (const status of ['FAILED', 'SKIPPED'] as const) {
        const send = await written({ status, reason: 'because' });
        const seen = { ...click, kind };
        expect(await stores.sends.recordEvidence(send.sendId, seen)).toEqual({ send, first: false });
      }
    });

    it('of a send that nobody knows is nothing', async () => {
      expect(await stores.sends.recordEvidence('no-such-send', click)).toBeUndefined();
      expect(await stores.sends.recordEvidence('no-such-send', { ...click, kind: 'sent' })).toBeUndefined();
      expect(await stores.sends.send('no-such-send')).toBeUndefined();
    });

    it.each(['clicked', 'complained'] as const)(
      'of %s that comes 30 times at once is first once',
      async (kind) => {
        const { send } = await claimed(stores);
        const answers = await atOnce(30, () => stores.sends.recordEvidence(send.sendId, { ...click, kind }));
        expect(tally(answers.map((answer) => answer?.first))).toEqual({ true: 1, false: 29 });
      },
    );

    it('of all kinds at once is all kept', async () => {
      const { send } = await claimed(stores);
      await Promise.all(
        MESSAGE_EVENTS.map((kind) => stores.sends.recordEvidence(send.sendId, { ...click, kind })),
      );
      const kept = Object.keys((await stores.sends.send(send.sendId))?.evidence ?? {});
      expect(kept.toSorted()).toEqual([...MESSAGE_EVENTS].toSorted());
    });
  });

  describe("a journey's health", () => {
    const hear = (send: Send, kind: (typeof MESSAGE_EVENTS)[number], permanent = false) =>
      stores.sends.recordEvidence(send.sendId, { ...click, kind, permanent });
    const health = (journeyId: string, since = NOON) => stores.journeys.health(journeyId, since);

    it('counts what was sent, complained about, and bounced for good', async () => {
      const journeyId = fresh('journey');
      const sends = await atOnce(4, () => written({ status: 'SENDING', journeyId }));
      await Promise.all(sends.map((send) => hear(send, 'sent')));
      const [one, two, three] = sends;
      if (one === undefined || two === undefined || three === undefined) throw new Error('four were sent');
      await hear(one, 'bounced', true);
      await hear(two, 'bounced', false);
      await hear(three, 'complained');
      await Promise.all(sends.map((send) => hear(send, 'delivered')));
      expect(await health(journeyId)).toEqual({ sent: 4, bounced: 1, complained: 1 });
    });

    it('counts each once, however often and how much at once it is told', async () => {
      const journeyId = fresh('journey');
      const send = await written({ status: 'SENDING', journeyId });
      await atOnce(30, (index) => hear(send, index % 2 === 0 ? 'sent' : 'complained'));
      expect(await health(journeyId)).toEqual({ sent: 1, bounced: 0, complained: 1 });
    });

    it("counts what was sent by the provider's own word, also when its answer was noted first", async () => {
      const journeyId = fresh('journey');
      const { send } = await claimed(stores, { journeyId });
      await stores.sends.recordAccepted(send.sendId, { owner: OWNER, providerMessageId: 'p', at: NOON });
      expect(await health(journeyId)).toEqual({ sent: 0, bounced: 0, complained: 0 });
      expect(await hear(send, 'sent')).toMatchObject({ first: false, send: { evidence: { sent: NOON } } });
      expect(await hear(send, 'sent')).toMatchObject({ first: false });
      expect(await health(journeyId)).toEqual({ sent: 1, bounced: 0, complained: 0 });
    });

    it('does not count what is transactional, nor what was never sent', async () => {
      const journeyId = fresh('journey');
      await hear(await written({ status: 'SENDING', purpose: 'transactional', journeyId }), 'complained');
      await hear(await written({ status: 'SKIPPED', journeyId }), 'sent');
      expect(await health(journeyId)).toEqual({ sent: 0, bounced: 0, complained: 0 });
    });

    it('is counted by whole hours, with that of the moment asked for', async () => {
      const journeyId = fresh('journey');
      const hour = Date.parse('2026-03-02T12:00:00Z');
      for (const at of [hour - 1, hour, hour + 59 * MINUTE, hour + 60 * MINUTE]) {
        const send = await written({ status: 'SENDING', journeyId });
        await stores.sends.recordEvidence(send.sendId, { ...click, kind: 'sent', at });
      }
      const counts = [hour - 1, hour, hour + 59 * MINUTE, hour + 60 * MINUTE, hour + 120 * MINUTE].map(
        async (since) => (await health(journeyId, since)).sent,
      );
      expect(await Promise.all(counts)).toEqual([4, 3, 3, 1, 0]);
    });
  });
}
