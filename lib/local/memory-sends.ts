import { healthKind } from '../core/message/health-kind.ts';
import { REOPENED, type Send } from '../core/message/send.ts';
import { unclaimed } from '../core/message/unclaimed.ts';
import { withEvidence } from '../core/message/with-evidence.ts';
import type { SendStore } from '../core/ports.ts';
import { keepBasis, note, noteSends, refusalOf, takenFrom, waitsForItsLeg } from './memory-claim.ts';
import { currentLeg, findEnrolment, putEnrolment } from './memory-enrolment-row.ts';
import { countHealth } from './memory-journeys.ts';
import { putSend } from './memory-send-row.ts';
import type { MemoryTable } from './memory-table.ts';

export function memorySends(table: MemoryTable): SendStore {
  return {
    async send(sendId) {
      return table.sends.get(sendId);
    },

    async claim(send, place, basis) {
      const { channel } = send;
      if (channel === undefined) throw new TypeError(`send ${send.sendId} is claimed without a channel`);
      const refusal = refusalOf(table, { send, channel, place, basis });
      if (refusal !== undefined) return refusal;
      note(table, send, place);
      keepBasis(table, send, channel, basis);
      return 'claimed';
    },

    async skip(send, place) {
      const taken = takenFrom(table, send, place);
      if (taken !== undefined) return taken;
      note(table, send, place);
      return 'skipped';
    },

    async hold(send, run, { dueAt, held, onDue, owner }) {
      const enrolment = currentLeg(table, run);
      if (enrolment === undefined) return 'leg-over';
      const row = table.sends.get(send.sendId);
      if (row !== undefined && !mayWait(row, owner)) return 'exists';
      if (row?.status === 'READY' && !waitsForItsLeg(row)) return 'exists';
      putSend(table, { ...unclaimed(send), status: 'READY', detached: false });
      const waiting = { since: send.createdAt, onDue, held };
      putEnrolment(table, { ...enrolment, status: 'PARKED', at: send.stepId, dueAt, waiting });
      return 'held';
    },

    async holdDetached(send, { dueAt, owner }) {
      const row = table.sends.get(send.sendId);
      if (row === undefined || !mayWait(row, owner)) return 'exists';
      putSend(table, { ...unclaimed(send), status: 'READY', detached: true, dueAt });
      return 'held';
    },

    async recordAccepted(sendId, { owner, providerMessageId, at }) {
      const send = table.sends.get(sendId);
      if (send === undefined || send.owner !== owner) return;
      if (send.status !== 'SENDING' && send.status !== 'SENT') return;
      const { owner: _settled, ...sent } = withEvidence(send, { kind: 'sent', at, providerMessageId });
      putSend(table, sent);
    },

    async recordRefused(sendId, { owner, reason }) {
      const send = table.sends.get(sendId);
      if (send?.status === 'SENDING' && send.owner === owner)
        putSend(table, { ...unclaimed(send), status: 'FAILED', reason });
    },

    async giveUp(sendId, { copies, reason }) {
      const send = table.sends.get(sendId);
      const open = send?.status === 'SENDING' || send?.status === 'READY';
      if (!open || send.copies !== copies) return send;
      return putSend(table, { ...unclaimed(send), status: 'UNKNOWN', reason });
    },

    async reopen(sendId, at) {
      const send = table.sends.get(sendId);
      if (send?.status !== 'UNKNOWN') return undefined;
      return putSend(table, { ...send, status: 'READY', reason: REOPENED, detached: true, dueAt: at });
    },

    async follow(send) {
      const enrolment = findEnrolment(table, send);
      if (enrolment === undefined || table.sends.has(send.sendId)) return 'exists';
      putSend(table, send);
      const before = enrolment.sends[send.stepId] ?? [];
      noteSends(table, enrolment, send.stepId, [...before, send.sendId]);
      return 'put';
    },

    async *fallingDue(from, to) {
      yield* table.dueSends.between(from, to);
    },

    async *unknown(journeyId) {
      const lost = [...table.sends.values()].filter(
        (send) => send.status === 'UNKNOWN' && send.journeyId === journeyId,
      );
      yield* lost.toSorted(byAge);
    },

    async recordEvidence(sendId, evidence) {
      const send = table.sends.get(sendId);
      if (send === undefined) return undefined;
      if (send.status === 'FAILED' || send.status === 'SKIPPED') return { send, first: false };
      const { kind, at } = evidence;
      const figure = send.purpose === 'marketing' ? healthKind(evidence) : undefined;
      if (figure !== undefined) countHealth(table, { journeyId: send.journeyId, sendId, kind: figure, at });
      const first = send.evidence[kind] === undefined;
      return { send: first ? putSend(table, withEvidence(send, evidence)) : send, first };
    },
  };
}

/** Nobody calls the provider for it, or only the one who asks. */
function mayWait(row: Send, owner: string | undefined): boolean {
  return row.status === 'READY' || (row.status === 'SENDING' && owner !== undefined && row.owner === owner);
}

function byAge(one: Send, other: Send): number {
  if (one.createdAt !== other.createdAt) return one.createdAt - other.createdAt;
  return one.sendId < other.sendId ? -1 : 1;
}
