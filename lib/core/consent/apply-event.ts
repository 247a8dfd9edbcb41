import { CHANNELS } from '../channel/definition.ts';
import { type CustomerEvent, type InboundEvent } from '../event/definition.ts';
import type { Consent } from './definition.ts';

/**
 * The consents that an event changes. A word given later, by time of occurrence, stands; at the same moment a
 * withdrawal wins.
 */
export function changedConsents(
  current: readonly Consent[],
  event: CustomerEvent,
  said: InboundEvent['consent'],
): readonly Consent[] {
  return CHANNELS.flatMap((channel) => {
    const status = said[channel];
    if (status === undefined) return [];
    const before = current.find((consent) => consent.channel === channel);
    if (before !== undefined) {
      if (before.status === status || event.occurredAt < before.at) return [];
      if (event.occurredAt === before.at && before.status === 'withdrawn') return [];
    }
    const { customerId, occurredAt: at, id: eventId } = event;
    return [{ customerId, channel, status, epoch: (before?.epoch ?? 0) + 1, at, eventId }];
  });
}
