import { changedConsents } from '../consent/apply-event.ts';
import { wordsOf } from '../consent/words.ts';
import { StoreBusyError } from '../errors.ts';
import type { CustomerEvent, InboundEvent } from '../event/definition.ts';
import { ownEventId } from '../event/own-event-id.ts';
import type { JsonObject } from '../json.ts';
import type { Clock, CustomerRecord, CustomerStore, EventPublisher } from '../ports.ts';
import { applyEvent } from '../profile/apply-event.ts';
import { toIso } from '../time/instant.ts';

export type KeepSaidPorts = {
  readonly clock: Clock;
  readonly customers: Pick<CustomerStore, 'customer' | 'keepEvent'>;
  readonly publisher: Pick<EventPublisher, 'publish'>;
};

/** What a customer says on a page. Nothing in it: it is so already. */
export type Said = Pick<InboundEvent, 'consent' | 'traits'> & {
  readonly event: string;
  readonly properties: JsonObject;
};

/** How often the customer may be written by others between our reading and writing. */
const ATTEMPTS = 5;

/**
 * Keeps what a customer says on a page, at once: a refusal holds when the answer goes out. Then the same event goes on the
 * bus, where ingest finds it kept and does the rest. Sent in again, it is the same event; where what it asked for was undone
 * since, it is a new one. Of someone whom we do not know, nothing is kept.
 * @param request what makes this request this one: the token, the form
 * @param say what to say of the customer as she is now
 * @throws StoreBusyError · what the bus throws: kept by then, to be sent in again
 */
export async function keepSaid(
  about: {
    readonly customerId: string;
    readonly request: string;
    readonly say: (record: CustomerRecord) => Said;
  },
  ports: KeepSaidPorts,
): Promise<void> {
  const { customerId, request, say } = about;
  let messageId = ownEventId('page', customerId, request);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const record = await ports.customers.customer(customerId);
    if (record.profile.version === 0) return;
    const said = say(record);
    const occurredAt = afterAllWords(record, ports.clock.now());
    const inbound = { ...said, messageId, customerId, timestamp: toIso(occurredAt), hop: 0 };
    const event = eventOf(inbound, { occurredAt, receivedAt: ports.clock.now() });
    const { outcome } = await ports.customers.keepEvent({
      event,
      profile: applyEvent(record.profile, event, said.traits),
      ...changedConsents(record.consents, event, said.consent),
    });
    const known = outcome === 'duplicate' || outcome === 'finished';
    if (known && asksForSomething(said)) {
      messageId = ownEventId('page', customerId, request, record.profile.version);
    } else if (outcome !== 'stale') {
      if (outcome !== 'finished') await ports.publisher.publish(inbound);
      return;
    }
  }
  throw new StoreBusyError(`customer ${customerId} changed ${ATTEMPTS} times while a page was sent in`);
}

function eventOf(inbound: InboundEvent, when: { occurredAt: number; receivedAt: number }): CustomerEvent {
  const { messageId: id, event: name, customerId, properties, hop } = inbound;
  return { id, name, customerId, properties, hop, ...when };
}

/** Whoever stands before the page has the last word, also over an event from a clock that runs ahead. */
function afterAllWords({ consents }: CustomerRecord, now: number): number {
  return Math.max(now, ...consents.flatMap(wordsOf).map(({ word }) => word.at + 1));
}

function asksForSomething({ consent, traits }: Said): boolean {
  return Object.keys(consent).length > 0 || Object.keys(traits).length > 0;
}
