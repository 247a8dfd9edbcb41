import type { EntryFacts, Facts } from '../../lib/core/condition/facts.ts';
import type { Contact } from '../../lib/core/contact/definition.ts';
import type { CustomerEvent } from '../../lib/core/event/definition.ts';
import type { JsonObject } from '../../lib/core/json.ts';
import { Send } from '../../lib/core/message/send.ts';
import type { EpochMs } from '../../lib/core/time/instant.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');

/** What a condition may look at: nothing, but for what is given. */
export function facts(given: {
  traits?: JsonObject;
  entry?: Partial<EntryFacts>;
  events?: readonly CustomerEvent[];
  sends?: Readonly<Record<string, Partial<Send>>>;
  contacts?: readonly Contact[];
  zone?: string;
  now?: EpochMs;
}): Facts {
  const { traits = {}, entry, events = [], sends = {}, contacts = [], zone = 'UTC', now = NOW } = given;
  return {
    now,
    zone,
    traits,
    entry: entry && { event: undefined, enteredAt: NOW, key: undefined, keyProperty: undefined, ...entry },
    events: (name) => events.filter((event) => event.name === name),
    messages: (stepId) => (Object.hasOwn(sends, stepId) ? [aSend(sends[stepId] ?? {})] : []),
    contacts,
  };
}

let lastEvent = 0;

/** @param at ISO 8601 */
export function happened(name: string, at: string, properties: JsonObject = {}): CustomerEvent {
  const occurredAt = Date.parse(at);
  lastEvent += 1;
  return {
    id: `event-${lastEvent}`,
    name,
    customerId: 'c-1',
    occurredAt,
    receivedAt: occurredAt,
    properties,
    hop: 0,
  };
}

function aSend(given: Partial<Send>): Send {
  return Send.parse({
    sendId: 'send-1',
    customerId: 'c-1',
    enrolmentId: 'e-1',
    journeyId: 'a-journey',
    stepId: 'reminder',
    visit: 1,
    purpose: 'marketing',
    priority: 5,
    topic: 'offers',
    wish: 'best',
    copies: 1,
    messageId: 'cart-reminder',
    messageHash: 'h',
    status: 'SENT',
    reasons: [],
    createdAt: NOW,
    evidence: {},
    ...given,
  });
}
