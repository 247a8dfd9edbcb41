import type { Channel } from '../core/channel/definition.ts';
import type { Enrolment } from '../core/enrolment/definition.ts';
import type { Send } from '../core/message/send.ts';
import type { ClaimBasis, ClaimRefusal, Place } from '../core/ports.ts';
import { frozenCopy } from './memory-copy.ts';
import { customerRow } from './memory-customer-row.ts';
import { currentLeg, putEnrolment } from './memory-enrolment-row.ts';
import { putSend } from './memory-send-row.ts';
import { addressKey, type MemoryTable } from './memory-table.ts';

/** The first reason, in the order of ClaimRefusal, for which a send cannot be claimed; undefined when it can. */
export function refusalOf(
  table: MemoryTable,
  claim: { send: Send; channel: Channel; place: Place; basis: ClaimBasis },
): ClaimRefusal | undefined {
  const { send, channel, place, basis } = claim;
  const { address, consentEpoch, contacts, oneForAddress, unlessPaused } = basis;
  const customer = table.customers.get(send.customerId);
  const taken = takenFrom(table, send, place);
  if (taken !== undefined) return taken;
  if (unlessPaused && table.pauses.has(send.journeyId)) return 'journey-paused';
  if (consentEpoch !== undefined) {
    const consent = customer?.consents.find((one) => one.channel === channel);
    if (consent?.epoch !== consentEpoch) return 'consent-changed';
  }
  if (table.suppressions.has(addressKey(channel, address))) return 'suppressed';
  if (contacts !== undefined && contacts.version !== (customer?.contacts?.version ?? 0) + 1)
    return 'contacts-changed';
  if (oneForAddress !== undefined) {
    const served = table.served.get(servedKey(send, channel, address));
    const another = served !== undefined && served.customerId !== send.customerId;
    if (another && served.at >= oneForAddress.since) return 'address-served';
  }
  return undefined;
}

/** Why a send cannot be made from this place; undefined when it can. */
export function takenFrom(table: MemoryTable, send: Send, place: Place): 'leg-over' | 'exists' | undefined {
  const row = table.sends.get(send.sendId);
  if ('again' in place) {
    const { status, copies } = place.again;
    return row?.status === status && row.copies === copies ? undefined : 'exists';
  }
  if (currentLeg(table, place.run) === undefined) return 'leg-over';
  return row === undefined || waitsForItsLeg(row) ? undefined : 'exists';
}

/** One that a person reopened waits by itself, and has a copy behind it: it is no leg's any more. */
export function waitsForItsLeg({ status, detached }: Send): boolean {
  return status === 'READY' && !detached;
}

/** Writes the send, and tells the enrolment where a leg makes it. */
export function note(table: MemoryTable, send: Send, place: Place): void {
  putSend(table, send);
  if (!('run' in place)) return;
  const enrolment = currentLeg(table, place.run);
  if (enrolment !== undefined) noteSends(table, enrolment, send.stepId, place.stepSends);
}

export function noteSends(
  table: MemoryTable,
  enrolment: Enrolment,
  stepId: string,
  sendIds: readonly string[],
): void {
  putEnrolment(table, { ...enrolment, sends: { ...enrolment.sends, [stepId]: [...sendIds] } });
}

/** What else a claim changes: the contacts, and who was served at the address. */
export function keepBasis(table: MemoryTable, send: Send, channel: Channel, basis: ClaimBasis): void {
  const { address, contacts, oneForAddress } = basis;
  if (contacts !== undefined) customerRow(table, send.customerId).contacts = frozenCopy(contacts);
  if (oneForAddress !== undefined) {
    const { customerId, createdAt: at } = send;
    table.served.set(servedKey(send, channel, address), { customerId, at });
  }
}

function servedKey({ journeyId, stepId }: Send, channel: Channel, address: string): string {
  return JSON.stringify([addressKey(channel, address), journeyId, stepId]);
}
