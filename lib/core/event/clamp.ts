import { type EpochMs, toIso } from '../time/instant.ts';
import type { CustomerEvent, InboundEvent } from './definition.ts';

const DAY = 86_400_000;
/** How far an event's own time may lie from its arrival: a device that was offline for a week, a clock that runs ahead. */
const OLDEST = 7 * DAY;
const NEWEST = 5 * 60_000;

/**
 * The event as the history keeps it. A time outside [receivedAt − 7 days, receivedAt + 5 minutes], or none that can be
 * read, is clamped, and what was claimed is kept beside it.
 */
export function toCustomerEvent(inbound: InboundEvent, receivedAt: EpochMs): CustomerEvent {
  const claimed = inbound.timestamp === undefined ? receivedAt : Date.parse(inbound.timestamp);
  const readable = Number.isNaN(claimed) ? receivedAt : claimed;
  const occurredAt = Math.min(Math.max(readable, receivedAt - OLDEST), receivedAt + NEWEST);
  const asClaimed = inbound.timestamp === undefined || occurredAt === claimed;
  return {
    id: inbound.messageId,
    name: inbound.event,
    customerId: inbound.customerId,
    occurredAt,
    receivedAt,
    ...(asClaimed ? {} : { claimedTimestamp: inbound.timestamp ?? toIso(receivedAt) }),
    properties: inbound.properties,
    hop: inbound.hop,
  };
}
