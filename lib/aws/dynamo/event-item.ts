import * as z from 'zod';
import type { CustomerEvent } from '../../core/event/definition.ts';
import { JsonObject } from '../../core/json.ts';
import { toIso } from '../../core/time/instant.ts';
import type { Item } from './dynamo.ts';
import { EVENT_LEDGER_DAYS, expiresAt, HISTORY_DAYS } from './expiry.ts';
import { jsonText } from './json-text.ts';
import { eventKey, historyKey, type Key } from './table-shape.ts';

/** An event's row in the customer's history. */
export function eventItem(event: CustomerEvent): Item & Key {
  const { customerId, name, id: eventId } = event;
  return {
    ...historyKey({ customerId, name, occurredAt: toIso(event.occurredAt), eventId }),
    ...event,
    properties: JSON.stringify(event.properties),
    expiresAt: expiresAt(event.receivedAt, HISTORY_DAYS),
  };
}

const EventItem = z.object({
  id: z.string(),
  name: z.string(),
  customerId: z.string(),
  occurredAt: z.number(),
  receivedAt: z.number(),
  claimedTimestamp: z.exactOptional(z.string()),
  properties: jsonText(JsonObject),
  hop: z.int(),
  imported: z.exactOptional(z.literal(true)),
});

export function readEvent(item: Item): CustomerEvent {
  return EventItem.parse(item);
}

/** An event's row in the ledger, which says where the event is kept. */
export function ledgerItem({ id, name, customerId, occurredAt, receivedAt }: CustomerEvent): Item & Key {
  return {
    ...eventKey(id),
    id,
    name,
    customerId,
    occurredAt,
    expiresAt: expiresAt(receivedAt, EVENT_LEDGER_DAYS),
  };
}

export const LedgerItem = EventItem.pick({ id: true, name: true, customerId: true, occurredAt: true }).extend(
  {
    finished: z.exactOptional(z.literal(true)),
  },
);
