import { describe, expect, it } from 'vitest';
import { aFile } from '../a-file.ts';
import { readEvents } from './read-events.ts';

const order = {
  messageId: 'o-1',
  event: 'Order Completed',
  customerId: 'c-7',
  timestamp: '2026-03-01T09:00:00+09:00',
};

describe('a file of JSON lines', () => {
  it('holds events as other systems send them', async () => {
    const line = {
      ...order,
      properties: { total: 42, items: [{ sku: 'a' }] },
      consent: { sms: 'withdrawn' },
    };
    const { events } = await readEvents(await aFile('events.jsonl', [JSON.stringify(line), '']));
    expect(events).toEqual([{ ...line, timestamp: '2026-03-01T00:00:00.000Z', traits: {}, hop: 0 }]);
  });

  it('may name its fields otherwise, also deep inside', async () => {
    const line = { type: 'purchase', who: { id: 7 }, at: 1_772_323_200, order: { amount: '12.5' } };
    const { events } = await readEvents(await aFile('events.jsonl', [JSON.stringify(line)]), {
      eventColumn: 'type',
      customerColumn: 'who.id',
      timeColumn: 'at',
      property: ['total=order.amount:number'],
    });
    // expected: date -u -d @1772323200
    expect(events[0]).toMatchObject({
      event: 'purchase',
      customerId: '7',
      timestamp: '2026-03-01T00:00:00.000Z',
      properties: { total: 12.5 },
    });
  });

  it('gives the good lines and counts the bad', async () => {
    const { events, tally } = await readEvents(
      await aFile('events.jsonl', [
        '{"event":',
        '[1, 2]',
        JSON.stringify(order),
        JSON.stringify({ ...order, customerId: undefined }),
        JSON.stringify({ ...order, timestamp: undefined }),
      ]),
    );
    expect(events).toHaveLength(1);
    expect(tally.bad.map(({ reason, first }) => [first[0]?.line, reason])).toEqual([
      [1, 'not JSON'],
      [2, 'JSON, but not an object in braces'],
      [4, 'no customer in customerId'],
      [5, 'no time'],
    ]);
  });

  it('tells of a field that no line has', async () => {
    const { tally } = await readEvents(await aFile('events.jsonl', [JSON.stringify(order)]), {
      property: ['total=amuont'],
    });
    expect(tally.neverSeen).toEqual(['amuont']);
  });
});
