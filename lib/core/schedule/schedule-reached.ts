import type { InboundEvent } from '../event/definition.ts';
import { ownEventId } from '../event/own-event-id.ts';
import { SCHEDULE_REACHED } from '../event/own-events.ts';

/**
 * For one customer and one occasion always the same event, also where an agenda tells it (agenda/tell): known a second time,
 * it does nothing.
 */
export function scheduleReached(about: {
  readonly customerId: string;
  readonly journeyId: string;
  readonly occasion: string;
}): InboundEvent {
  const { customerId, journeyId, occasion } = about;
  return {
    messageId: ownEventId('occasion', customerId, journeyId, occasion),
    event: SCHEDULE_REACHED,
    customerId,
    properties: { journey: journeyId, occasion },
    traits: {},
    consent: {},
    hop: 0,
  };
}
