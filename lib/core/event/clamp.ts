import type { EpochMs } from '../time/instant.ts';
import type { CustomerEvent, InboundEvent } from './definition.ts';

const DAY = 86_400_000;
/** How far an event's own time may lie from its arrival: a device that was offline for a week, a clock that runs ahead. */
export const CLAMP_OLDEST_MS = 7 * DAY;
const NEWEST = 5 * 60_000;

/**
 * The event as the history keeps it. A time outside [receivedAt − 7 days, receivedAt + 5 minutes], or none that can be
 * read, is clamped, and what was claimed is kept beside it. An imported event may be as old as it is.
 */
export function toCustomerEvent(inbound: InboundEvent, receivedAt: EpochMs): CustomerEvent {
  const { timestamp } = inbound;
  const claimed = timestamp === undefined ? receivedAt : Date.parse(timestamp);
  const readable = Number.isNaN(claimed) ? receivedAt : claimed;
  const oldest = inbound.imported === true ? 0 : receivedAt - CLAMP_OLDEST_MS;
  const occurredAt = Math.min(Math.max(readable, oldest), receivedAt + NEWEST);
  return {
    id: inbound.messageId,
    name: inbound.event,
    customerId: inbound.customerId,
    occurredAt,
    receivedAt,
    ...(timestamp === undefined || occurredAt === claimed ? {} : { claimedTimestamp: timestamp }),
    properties: inbound.properties,
    hop: inbound.hop,
    ...(inbound.imported === true && { imported: true }),
  };
}
