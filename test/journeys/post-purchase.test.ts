import { describe, expect, it } from 'vitest';
import { aCustomer } from '../support/a-customer.ts';
import { runJourney } from '../support/journey-run.ts';

const mina = aCustomer('mina');

/** A Monday evening, by the clock in Seoul. */
const MONDAY_8PM = '2026-03-02 20:00';
const ORDER = {
  orderId: 'order-1',
  cartId: 'cart-1',
  total: 38,
  currency: 'USD',
  items: [{ name: 'Desk lamp', price: 38 }],
};
const SECOND = { orderId: 'order-2', cartId: 'cart-2', total: 56.5, currency: 'USD' };

describe('after the purchase', () => {
  it('thanks for the first order the next morning', async () => {
    const run = await runJourney('post-purchase', [mina('Order Completed', MONDAY_8PM, ORDER)]);
    expect(run.messages[0]).toBe('2026-03-03 10:00 order-thanks by email');
  });

  it('does not thank for every further order', async () => {
    const run = await runJourney('post-purchase', [
      mina('Order Completed', MONDAY_8PM, ORDER),
      mina('Order Completed', '2026-03-20 20:00', SECOND),
    ]);
    expect(run.messages.filter((line) => line.includes('order-thanks'))).toHaveLength(1);
  });

  it('writes at most four times after an order, at sensible hours, and then falls silent', async () => {
    const customers = Array.from({ length: 20 }, (_, number) => aCustomer(`customer-${number}`));
    const run = await runJourney(
      'post-purchase',
      customers.map((does) => does('Order Completed', MONDAY_8PM, ORDER)),
    );
    // ten days to try; two weeks more, to a Tuesday, Wednesday or Thursday; three weeks more for the half with the gift
    expect(new Set(run.messages)).toEqual(
      new Set([
        '2026-03-03 10:00 order-thanks by email',
        '2026-03-13 11:00 review-request by email',
        '2026-04-01 10:00 new-arrivals by email',
        '2026-04-23 10:00 free-delivery by email',
      ]),
    );
    expect(run.report.ended).toEqual([{ reason: 'completed', count: 20 }]);
  });

  it('can do with nothing but an order number and a total', async () => {
    const stranger = aCustomer('17850', { traits: { firstName: null, locale: null, zone: null } });
    const run = await runJourney('post-purchase', [
      stranger('Order Completed', MONDAY_8PM, { orderId: '536365', total: 139.12 }),
    ]);
    expect(run.report.failed).toEqual([]);
    expect(run.report.messages.skipped).toEqual([]);
    expect(run.messages.length).toBeGreaterThanOrEqual(3);
  });

  it('ends when the order is returned', async () => {
    const run = await runJourney('post-purchase', [
      mina('Order Completed', MONDAY_8PM, ORDER),
      mina('Order Refunded', '2026-03-06 09:00', { orderId: 'order-1' }),
    ]);
    expect(run.messages).toEqual(['2026-03-03 10:00 order-thanks by email']);
  });
});

describe('after the purchase: the review', () => {
  it('is asked for ten days later', async () => {
    const run = await runJourney('post-purchase', [mina('Order Completed', MONDAY_8PM, ORDER)]);
    expect(run.messages[1]).toBe('2026-03-13 11:00 review-request by email');
  });

  it('is not asked for twice in ninety days, however often somebody buys', async () => {
    const run = await runJourney('post-purchase', [
      mina('Order Completed', MONDAY_8PM, ORDER),
      mina('Order Completed', '2026-03-20 20:00', SECOND),
      mina('Order Completed', '2026-04-10 20:00', { ...SECOND, orderId: 'order-3' }),
    ]);
    expect(run.messages.filter((line) => line.includes('review-request'))).toHaveLength(1);
  });

  it('is not asked for when it is written already', async () => {
    const run = await runJourney('post-purchase', [
      mina('Order Completed', MONDAY_8PM, ORDER),
      mina('Review Submitted', '2026-03-08 12:00', { orderId: 'order-1' }),
    ]);
    expect(run.messages.filter((line) => line.includes('review-request'))).toEqual([]);
  });
});

describe('after the purchase: the next order', () => {
  it('is the goal of the order before, with its value', async () => {
    const run = await runJourney('post-purchase', [
      mina('Order Completed', MONDAY_8PM, ORDER),
      mina('Order Completed', '2026-03-30 20:00', SECOND),
    ]);
    expect(run.report.goal).toEqual({ reached: 1, valueMinor: 5650 });
  });

  it('ends what the order before had begun, and begins again from its own day', async () => {
    const run = await runJourney('post-purchase', [
      mina('Order Completed', MONDAY_8PM, ORDER),
      mina('Order Completed', '2026-03-30 20:00', SECOND),
    ]);
    expect(run.report.enrolments).toBe(2);
    // counted from 30 March: ten days, fourteen, and on to a Tuesday; nothing is left of the count from 2 March
    expect(run.messages.filter((line) => line.includes('new-arrivals'))).toEqual([
      '2026-04-28 10:00 new-arrivals by email',
    ]);
  });

  it('is not itself taken for the goal, nor for the end, of the journey it begins', async () => {
    const run = await runJourney('post-purchase', [mina('Order Completed', MONDAY_8PM, ORDER)]);
    expect(run.report.goal).toEqual({ reached: 0, valueMinor: 0 });
    expect(run.report.ended).toEqual([{ reason: 'completed', count: 1 }]);
  });
});
