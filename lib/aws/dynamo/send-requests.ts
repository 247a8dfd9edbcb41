import type { Run } from '../../core/enrolment/definition.ts';
import type { Send } from '../../core/message/send.ts';
import type { SendStore } from '../../core/ports.ts';
import { check, put, update } from './actions.ts';
import { updateRunningLeg } from './running-leg.ts';
import { sendItem } from './send-item.ts';
import { suppressionKeyOf } from './suppression-store.ts';
import { consentKey, sendKey } from './table-shape.ts';
import type { Step } from './transact.ts';

/** The requests that move a send: each names what it assumes. */

type Basis = Parameters<SendStore['claim']>[2];

export function claimSteps(
  table: string,
  claim: { send: Send; run: Run; basis: Basis },
): Step<'leg-over' | 'exists' | 'consent-changed' | 'suppressed'>[] {
  const { send, run, basis } = claim;
  const { channel, customerId } = send;
  if (channel === undefined) throw new TypeError(`send ${send.sendId} is claimed without a channel`);
  const isGranted = '#status = :granted';
  const isTheOneReliedOn = '#epoch = :epoch';
  const consent = check(table, consentKey(customerId, channel), {
    only: `${isGranted} AND ${isTheOneReliedOn}`,
    values: { granted: 'granted', epoch: basis.consentEpoch },
  });
  const isNotSuppressed = check(table, suppressionKeyOf(channel, basis.address), {
    only: 'attribute_not_exists(pk)',
  });
  return [
    ...noteSteps(table, send, run),
    ...(basis.consentEpoch === undefined
      ? []
      : [{ action: { ConditionCheck: consent }, otherwise: 'consent-changed' as const }]),
    { action: { ConditionCheck: isNotSuppressed }, otherwise: 'suppressed' },
  ];
}

/** Writes the send and tells the enrolment, if the leg is current and nobody has the send. */
export function noteSteps(table: string, send: Send, run: Run): Step<'leg-over' | 'exists'>[] {
  const tellEnrolment = updateRunningLeg(table, run, {
    set: 'SET #sends.#step = :sendId',
    names: { step: send.stepId },
    values: { sendId: send.sendId },
  });
  const neverClaimed = 'attribute_not_exists(pk)';
  const refusedForNow = '#status = :ready';
  const putSend = put(table, sendItem(send), {
    only: `${neverClaimed} OR ${refusedForNow}`,
    values: { ready: 'READY' },
  });
  return [
    { action: { Update: tellEnrolment }, otherwise: 'leg-over' },
    { action: { Put: putSend }, otherwise: 'exists' },
  ];
}

const AS_SENT = 'SET #status = :sent, #providerMessageId = if_not_exists(#providerMessageId, :id)';
const REMOVE_CLAIM = 'REMOVE #leaseUntil, #reason';

export function acceptedUpdate(
  table: string,
  sendId: string,
  { providerMessageId, at }: Parameters<SendStore['recordAccepted']>[1],
) {
  const isOurs = '#status IN (:sending, :sent)';
  return update(table, sendKey(sendId), {
    set: `${AS_SENT}, #evidence.#sent = if_not_exists(#evidence.#sent, :at) ${REMOVE_CLAIM}`,
    only: isOurs,
    values: { sending: 'SENDING', sent: 'SENT', id: providerMessageId, at },
  });
}

export function refusedUpdate(
  table: string,
  sendId: string,
  { status, reason }: Parameters<SendStore['recordRefused']>[1],
) {
  const isOurs = '#status = :sending';
  return update(table, sendKey(sendId), {
    set: 'SET #status = :status, #reason = :reason REMOVE #leaseUntil',
    only: isOurs,
    values: { sending: 'SENDING', status, reason },
  });
}

export function evidenceUpdate(
  table: string,
  sendId: string,
  { kind, at, providerMessageId }: Parameters<SendStore['recordEvidence']>[1],
) {
  const isThere = 'attribute_exists(pk)';
  const isOpen = 'NOT #status IN (:failed, :skipped)';
  const isNews = 'attribute_not_exists(#evidence.#kind)';
  return update(table, sendKey(sendId), {
    set: `${AS_SENT}, #evidence.#kind = :at ${REMOVE_CLAIM}`,
    only: `${isThere} AND ${isOpen} AND ${isNews}`,
    names: { kind },
    values: { sent: 'SENT', failed: 'FAILED', skipped: 'SKIPPED', id: providerMessageId, at },
  });
}
