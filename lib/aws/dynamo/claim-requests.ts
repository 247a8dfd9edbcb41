import type { Channel } from '../../core/channel/definition.ts';
import { sha256Hex } from '../../core/hash.ts';
import type { Send } from '../../core/message/send.ts';
import type { ClaimBasis, ClaimRefusal, Place } from '../../core/ports.ts';
import { shardOf } from '../../core/shard-of.ts';
import { check, put } from './actions.ts';
import { addressHash } from './address-hash.ts';
import { contactsPut } from './contact-item.ts';
import { expiresAt, HISTORY_DAYS } from './expiry.ts';
import { updateRunningLeg } from './running-leg.ts';
import { sendItem } from './send-item.ts';
import { pauseKey, servedKey, suppressionKey } from './sending-keys.ts';
import { consentKey, PAUSE_SHARDS } from './table-shape.ts';
import type { Step } from './transact.ts';

type Claim = {
  readonly send: Send;
  readonly channel: Channel;
  readonly place: Place;
  readonly basis: ClaimBasis;
};

/** All that a claim looks at, in the order of ClaimRefusal: the first step refused is the answer. */
export function claimSteps(table: string, claim: Claim): Step<ClaimRefusal>[] {
  const { send, channel, place, basis } = claim;
  const { address, consentEpoch, contacts, unlessPaused } = basis;
  const isAbsent = { only: 'attribute_not_exists(pk)' };
  const pause = pauseKey(send.journeyId, shardOf(send.sendId, PAUSE_SHARDS));
  const isTheOneReliedOn = { only: '#epoch = :epoch', values: { epoch: consentEpoch } };
  const consent = check(table, consentKey(send.customerId, channel), isTheOneReliedOn);
  const suppression = check(table, suppressionKey(channel, addressHash(channel, address)), isAbsent);
  return [
    ...noteSteps(table, send, place),
    ...only(unlessPaused, 'journey-paused', { ConditionCheck: check(table, pause, isAbsent) }),
    ...only(consentEpoch !== undefined, 'consent-changed', { ConditionCheck: consent }),
    { action: { ConditionCheck: suppression }, otherwise: 'suppressed' },
    ...(contacts === undefined ? [] : only(true, 'contacts-changed', { Put: contactsPut(table, contacts) })),
    ...servedSteps(table, claim),
  ];
}

function only<Answer extends string>(
  wanted: boolean,
  otherwise: Answer,
  action: Step<Answer>['action'],
): Step<Answer>[] {
  return wanted ? [{ action, otherwise }] : [];
}

/** Puts down who was served at the address, unless another was, not long ago. The row names nobody: see addressHash. */
function servedSteps(table: string, { send, channel, basis }: Claim): Step<'address-served'>[] {
  const { address, oneForAddress } = basis;
  if (oneForAddress === undefined) return [];
  const { createdAt: at } = send;
  const customer = sha256Hex(send.customerId);
  const key = servedKey({ ...send, channel, addressHash: addressHash(channel, address) });
  const item = { ...key, customer, at, expiresAt: expiresAt(at, HISTORY_DAYS) };
  const nobody = 'attribute_not_exists(pk)';
  const theSame = '#customer = :customer';
  const longAgo = '#at < :since';
  const serve = put(table, item, {
    only: `${nobody} OR ${theSame} OR ${longAgo}`,
    values: { customer, since: oneForAddress.since },
  });
  return [{ action: { Put: serve }, otherwise: 'address-served' }];
}

/** Writes the send and tells the enrolment, if the leg is current and nobody has the send; or just replaces the row. */
export function noteSteps(table: string, send: Send, place: Place): Step<'leg-over' | 'exists'>[] {
  if ('again' in place) {
    const isAsItWas = '#status = :status AND #copies = :copies';
    const replace = put(table, sendItem(send), { only: isAsItWas, values: place.again });
    return [{ action: { Put: replace }, otherwise: 'exists' }];
  }
  const tellEnrolment = updateRunningLeg(table, place.run, {
    set: 'SET #sends.#step = :sendIds',
    names: { step: send.stepId },
    values: { sendIds: place.stepSends },
  });
  const neverClaimed = 'attribute_not_exists(pk)';
  // One that a person reopened waits by itself, and has a copy behind it: it is no leg's any more.
  const isWaiting = '(#status = :ready AND #detached = :false)';
  const putSend = put(table, sendItem(send), {
    only: `${neverClaimed} OR ${isWaiting}`,
    values: { ready: 'READY', false: false },
  });
  return [
    { action: { Update: tellEnrolment }, otherwise: 'leg-over' },
    { action: { Put: putSend }, otherwise: 'exists' },
  ];
}
