import { REOPENED, type Send } from '../../core/message/send.ts';
import type { SendStore } from '../../core/ports.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { update } from './actions.ts';
import { dueKey, unknownKey } from './send-item.ts';
import { sendKey } from './sending-keys.ts';

/** The requests that move a send that has been claimed: each names what it assumes of the row. */

/** What is kept when something is heard of a message: the first word counts. */
export const AS_SENT = 'SET #status = :sent, #providerMessageId = if_not_exists(#providerMessageId, :id)';
/** It waits for nothing any more. The owner may still have the provider's answer to add. */
export const REMOVE_WAIT = 'REMOVE #leaseUntil, #reason, #turnAt, #dueAt, #duePk, #dueSk';
const REMOVE_CLAIM = 'REMOVE #owner, #leaseUntil, #dueAt';

export function acceptedUpdate(
  table: string,
  sendId: string,
  { owner, providerMessageId, at }: Parameters<SendStore['recordAccepted']>[1],
) {
  const isOurs = '#status IN (:sending, :sent) AND #owner = :owner';
  return update(table, sendKey(sendId), {
    set: `${AS_SENT}, #evidence.#sent = if_not_exists(#evidence.#sent, :at) ${REMOVE_WAIT}, #owner`,
    only: isOurs,
    values: { sending: 'SENDING', sent: 'SENT', owner, id: providerMessageId, at },
  });
}

export function refusedUpdate(
  table: string,
  sendId: string,
  { owner, reason }: Parameters<SendStore['recordRefused']>[1],
) {
  const isOurs = '#status = :sending AND #owner = :owner';
  return update(table, sendKey(sendId), {
    set: `SET #status = :failed, #reason = :reason ${REMOVE_CLAIM}, #duePk, #dueSk`,
    only: isOurs,
    values: { sending: 'SENDING', failed: 'FAILED', owner, reason },
  });
}

/** @param send as read, from which the index takes its key */
export function giveUpUpdate(
  table: string,
  send: Send,
  { copies, reason }: Parameters<SendStore['giveUp']>[1],
) {
  const isOpen = '#status IN (:sending, :ready)';
  const hasTheseCopies = '#copies = :copies';
  return update(table, sendKey(send.sendId), {
    set: `SET #status = :unknown, #reason = :reason, #duePk = :duePk, #dueSk = :dueSk ${REMOVE_CLAIM}`,
    only: `${isOpen} AND ${hasTheseCopies}`,
    values: { sending: 'SENDING', ready: 'READY', unknown: 'UNKNOWN', copies, reason, ...unknownKey(send) },
  });
}

export function reopenUpdate(table: string, sendId: string, at: EpochMs) {
  const isUnknown = '#status = :unknown';
  const wait = '#detached = :true, #dueAt = :at, #duePk = :duePk, #dueSk = :dueSk';
  return update(table, sendKey(sendId), {
    set: `SET #status = :ready, #reason = :reason, ${wait}`,
    only: isUnknown,
    values: { unknown: 'UNKNOWN', ready: 'READY', reason: REOPENED, true: true, at, ...dueKey(sendId, at) },
  });
}
