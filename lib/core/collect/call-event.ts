import type { InboundEvent } from '../event/definition.ts';
import { isOwnEventId } from '../event/own-event-id.ts';
import {
  ALIAS,
  GROUP_JOINED,
  IDENTIFIED,
  OWN_EVENTS,
  PAGE_VIEWED,
  SCREEN_VIEWED,
} from '../event/own-events.ts';
import { parseInboundEvent } from '../event/parse.ts';
import type { EpochMs } from '../time/instant.ts';
import { unreachable } from '../unreachable.ts';
import type { Call } from './call.ts';
import { callTime } from './call-time.ts';
import { callTraits } from './call-traits.ts';

export type CallEvent =
  | { readonly ok: true; readonly event: InboundEvent }
  | { readonly ok: false; readonly reason: 'invalid-call' | 'own-event'; readonly detail: string };

/**
 * The event that a call tells of. Whoever has no name yet goes by the anonymous id; a call that has both names, and `alias`,
 * say that the two are one. `imported` and `hop` are nobody's to say from here.
 * @param call  `messageId` filled in
 */
export function callEvent(call: Call & { readonly messageId: string }, receivedAt: EpochMs): CallEvent {
  const customerId = call.userId ?? call.anonymousId;
  if (customerId === undefined) return wrong('neither userId nor anonymousId says whose it is');
  const said = whatHappened(call);
  if ('detail' in said) return wrong(said.detail);
  if (OWN_EVENTS.some((own) => own === said.event)) {
    return { ok: false, reason: 'own-event', detail: `"${said.event}" is said by Sojourn itself` };
  }
  if (isOwnEventId(call.messageId)) return wrong(OWN_ID);
  const before = call.type === 'alias' ? call.previousId : call.anonymousId;
  const consent = call.context['sojournConsent'];
  const parsed = parseInboundEvent({
    messageId: call.messageId,
    event: said.event,
    customerId,
    ...(before !== undefined && before !== customerId && { anonymousId: before }),
    timestamp: callTime({ timestamp: call.timestamp, sentAt: call.sentAt, receivedAt }),
    properties: said.properties,
    traits: callTraits(call),
    ...(consent !== undefined && consent !== null && { consent }),
  });
  return parsed.ok ? parsed : wrong(parsed.reason);
}

const OWN_ID = 'messageId: "own:" is how ids of events begin that Sojourn says itself';

type Happened = { event: string; properties: object } | { detail: string };

function whatHappened(call: Call): Happened {
  const { properties, event, name, category, groupId, traits } = call;
  const named = {
    ...properties,
    ...(name !== undefined && { name }),
    ...(category !== undefined && { category }),
  };
  switch (call.type) {
    case 'track':
      return event === undefined
        ? { detail: 'a track call needs the name of its event' }
        : { event, properties };
    case 'identify':
      return { event: IDENTIFIED, properties: {} };
    case 'page':
      return { event: PAGE_VIEWED, properties: named };
    case 'screen':
      return { event: SCREEN_VIEWED, properties: named };
    case 'group':
      return groupId === undefined
        ? { detail: 'a group call needs a groupId' }
        : { event: GROUP_JOINED, properties: { groupId, traits } };
    case 'alias':
      return call.previousId === undefined || call.userId === undefined
        ? { detail: 'an alias call needs a previousId and a userId' }
        : { event: ALIAS, properties: {} };
    default:
      return unreachable(call.type);
  }
}

function wrong(detail: string): CallEvent {
  return { ok: false, reason: 'invalid-call', detail };
}
