import type { CustomerEvent } from '../event/definition.ts';
import { ownEventId } from '../event/own-event-id.ts';
import type { EventPublisher } from '../ports.ts';
import { toIso } from '../time/instant.ts';
import type { ChangedScope } from './changed-scopes.ts';

export const CONSENT_CHANGED = 'Consent Changed';

/**
 * Puts `Consent Changed` on the bus, once for each thing that changed: `{ channel, scope, status, source, at, causedBy,
 * changes }`, where `changes` are all of those that came with the same event, and `causedBy` is its id: a journey that tells the customer
 * takes it as its key, and tells once. The ids are made from the event's, so that a retry tells nothing new.
 */
export async function tellOfConsents(
  event: CustomerEvent,
  changed: readonly ChangedScope[],
  publisher: Pick<EventPublisher, 'publish'>,
): Promise<void> {
  if (event.name === CONSENT_CHANGED) return; // a journey may echo one, and it would go round for ever
  const changes = changed.map(({ channel, scope, status }) => ({ channel, scope, status }));
  const at = toIso(event.occurredAt);
  for (const { source, ...change } of changed) {
    await publisher.publish({
      messageId: ownEventId('consent-changed', event.id, change.channel, change.scope),
      event: CONSENT_CHANGED,
      customerId: event.customerId,
      timestamp: at,
      properties: { ...change, ...(source !== undefined && { source }), at, causedBy: event.id, changes },
      traits: {},
      consent: {},
      hop: event.hop + 1,
    });
  }
}
