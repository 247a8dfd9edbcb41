import type { Channel } from '../../core/channel/definition.ts';
import type { InboundEvent } from '../../core/event/definition.ts';
import { sha256Hex } from '../../core/hash.ts';

/**
 * The events, as if every customer could be reached on these channels: the earliest event of each customer gets an
 * invented address and a yes, where none of its own says otherwise. Holds all events, for a file need not be in order.
 */
export async function* reachable(
  events: AsyncIterable<InboundEvent>,
  channels: readonly Channel[],
): AsyncGenerator<InboundEvent> {
  const all: InboundEvent[] = [];
  const first = new Map<string, number>();
  for await (const event of events) {
    const known = all[first.get(event.customerId) ?? -1];
    if (known === undefined || (event.timestamp ?? '') < (known.timestamp ?? ''))
      first.set(event.customerId, all.length);
    all.push(event);
  }
  for (const [index, event] of all.entries()) {
    yield first.get(event.customerId) === index ? asReachable(event, channels) : event;
  }
}

function asReachable(event: InboundEvent, channels: readonly Channel[]): InboundEvent {
  const traits = { ...event.traits };
  const consent = { ...event.consent };
  for (const channel of channels) {
    consent[channel] ??= 'granted';
    if (channel === 'email') traits.email ??= emailOf(event.customerId);
    if (channel === 'sms') traits.phone ??= phoneOf(event.customerId);
  }
  return { ...event, traits, consent };
}

/** In a domain that RFC 2606 keeps free of real mailboxes. */
function emailOf(customerId: string): string {
  return `customer-${customerId.toLowerCase().replaceAll(/[^a-z0-9-]/g, '-')}@example.com`;
}

/** Among the thousand British mobile numbers that Ofcom keeps for drama. */
function phoneOf(customerId: string): string {
  const last = Number.parseInt(sha256Hex(customerId).slice(0, 8), 16) % 1000;
  return `+447700900${String(last).padStart(3, '0')}`;
}
