import { describe, expect, it } from 'vitest';
import { reachable } from '../../../lib/cli/event-file/reachable.ts';
import type { Channel } from '../../../lib/core/channel/definition.ts';
import type { InboundEvent } from '../../../lib/core/event/definition.ts';

function order(timestamp: string, other: Partial<InboundEvent> = {}): InboundEvent {
  const about = { messageId: timestamp, event: 'Order Completed', customerId: '17850', timestamp, hop: 0 };
  return { ...about, properties: {}, traits: {}, consent: {}, ...other };
}

async function reached(
  events: readonly InboundEvent[],
  channels: readonly Channel[],
): Promise<InboundEvent[]> {
  async function* each() {
    yield* events;
  }
  const all: InboundEvent[] = [];
  for await (const event of reachable(each(), channels)) all.push(event);
  return all;
}

describe('customers taken as reachable', () => {
  it('say yes and have an address from their earliest event on, wherever it stands in the file', async () => {
    const [later, earlier] = await reached([order('2026-02-01'), order('2026-01-01')], ['email', 'sms']);
    expect(later).toMatchObject({ traits: {}, consent: {} });
    expect(earlier).toMatchObject({
      traits: { email: 'customer-17850@example.com', phone: expect.stringMatching(/^\+447700900\d{3}$/) },
      consent: { email: 'granted', sms: 'granted' },
    });
  });

  it('keep what the file says of them', async () => {
    const said = { traits: { email: 'mina@shop.example' }, consent: { email: 'withdrawn' as const } };
    const [event] = await reached([order('2026-01-01', said)], ['email']);
    expect(event).toMatchObject(said);
  });

  it('are left as they are when no channel is named', async () => {
    const events = [order('2026-01-01')];
    expect(await reached(events, [])).toEqual(events);
  });
});
