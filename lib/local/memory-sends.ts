import { normalAddress } from '../core/channel/normal-address.ts';
import type { Run } from '../core/enrolment/definition.ts';
import type { Channel } from '../core/channel/definition.ts';
import type { Send } from '../core/message/send.ts';
import type { SendStore } from '../core/ports.ts';
import { frozenCopy } from './memory-copy.ts';
import { currentLeg, type MemoryTable, putEnrolment } from './memory-table.ts';

export function memorySends(table: MemoryTable): SendStore {
  return {
    async send(sendId) {
      return table.sends.get(sendId);
    },

    async claim(send, run, { consentEpoch, address }) {
      const { channel } = send;
      if (channel === undefined) throw new TypeError(`send ${send.sendId} is claimed without a channel`);
      if (currentLeg(table, run) === undefined) return 'leg-over';
      if (!isFree(table, send.sendId)) return 'exists';
      if (!isGranted({ table, customerId: send.customerId, channel, consentEpoch })) return 'consent-changed';
      if (table.suppressions.has(suppressionKey(channel, address))) return 'suppressed';
      note(table, send, run);
      return 'claimed';
    },

    async skip(send, run) {
      if (currentLeg(table, run) === undefined) return 'leg-over';
      if (!isFree(table, send.sendId)) return 'exists';
      note(table, send, run);
      return 'skipped';
    },

    async recordAccepted(sendId, { providerMessageId, at }) {
      const send = table.sends.get(sendId);
      if (send?.status !== 'SENDING' && send?.status !== 'SENT') return;
      put(table, asSent(send, { kind: 'sent', at, providerMessageId }));
    },

    async recordRefused(sendId, { status, reason }) {
      const send = table.sends.get(sendId);
      if (send?.status === 'SENDING') put(table, { ...withoutLease(send), status, reason });
    },

    async recordEvidence(sendId, evidence) {
      const send = table.sends.get(sendId);
      if (send === undefined) return undefined;
      const refused = send.status === 'FAILED' || send.status === 'SKIPPED';
      const first = !refused && send.evidence[evidence.kind] === undefined;
      return { send: first ? put(table, asSent(send, evidence)) : send, first };
    },
  };
}

export function suppressionKey(channel: Channel, address: string): string {
  return `${channel} ${normalAddress(channel, address)}`;
}

/** Nobody has it, or the provider refused it for now. */
function isFree(table: MemoryTable, sendId: string): boolean {
  const send = table.sends.get(sendId);
  return send === undefined || send.status === 'READY';
}

function isGranted({
  table,
  customerId,
  channel,
  consentEpoch,
}: {
  table: MemoryTable;
  customerId: string;
  channel: Channel;
  consentEpoch: number | undefined;
}): boolean {
  if (consentEpoch === undefined) return true;
  const consent = table.customers.get(customerId)?.consents.find((one) => one.channel === channel);
  return consent?.status === 'granted' && consent.epoch === consentEpoch;
}

function note(table: MemoryTable, send: Send, run: Run): void {
  const enrolment = currentLeg(table, run);
  if (enrolment === undefined) return;
  put(table, send);
  putEnrolment(table, { ...enrolment, sends: { ...enrolment.sends, [send.stepId]: send.sendId } });
}

function put(table: MemoryTable, send: Send): Send {
  const kept = frozenCopy(send);
  table.sends.set(kept.sendId, kept);
  return kept;
}

function asSent(
  send: Send,
  evidence: { kind: keyof Send['evidence']; at: number; providerMessageId: string },
): Send {
  const { reason: _refusal, ...sent } = withoutLease(send);
  return {
    ...sent,
    status: 'SENT',
    providerMessageId: send.providerMessageId ?? evidence.providerMessageId,
    evidence: { [evidence.kind]: evidence.at, ...send.evidence },
  };
}

function withoutLease(send: Send): Send {
  const { leaseUntil: _lease, ...rest } = send;
  return rest;
}
