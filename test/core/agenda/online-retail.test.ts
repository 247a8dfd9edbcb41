import { describe, expect, it } from 'vitest';
import { anAudienceWorld, DAY } from '../../support/audience-world.ts';
import { ONLINE_RETAIL_IS_HERE, onlineRetail } from './online-retail.ts';

const describeWithData = ONLINE_RETAIL_IS_HERE ? describe : describe.skip;

describeWithData('a year of orders (skipped unless SOJOURN_DATA names a folder that has it)', () => {
  const when = {
    all: [{ event: 'Order Completed' }, { event: 'Order Completed', within: 'P90D', atMost: 0 }],
  };

  it('lets each customer lapse 90 days after the last order and return with the next, to the millisecond', async () => {
    const orders = onlineRetail();
    const end = (orders.at(-1)?.at ?? 0) + DAY;
    const world = anAudienceWorld({ segments: { lapsed: { when } } });
    for (const { id, customerId, at } of orders) {
      await world.passTo(at);
      const timestamp = new Date(at).toISOString();
      await world.take({ messageId: id, customerId, event: 'Order Completed', timestamp });
    }
    await world.passTo(end);
    const told = world.told.map(
      ({ customerId, event, timestamp }) => `${customerId} ${event} ${Date.parse(timestamp ?? '')}`,
    );
    // recounted from the file: whoever has no order for 90 days has lapsed a millisecond later
    const expected: string[] = [];
    for (const [customerId, own] of Map.groupBy(orders, (order) => order.customerId)) {
      for (const [index, { at }] of own.entries()) {
        const lapses = at + 90 * DAY + 1;
        const next = own[index + 1]?.at;
        if (lapses > (next ?? end)) continue;
        expected.push(`${customerId} Segment Entered ${lapses}`);
        if (next !== undefined) expected.push(`${customerId} Segment Left ${next}`);
      }
    }
    expect(told.toSorted()).toEqual(expected.toSorted());
    expect(expected.length).toBeGreaterThan(1_000);
  }, 120_000);
});
