import { describe, expect, it } from 'vitest';
import { aCustomer } from '../support/a-customer.ts';
import { runJourney } from '../support/journey-run.ts';

const mina = aCustomer('mina');
const order = (number: number) => ({ orderId: `order-${number}`, total: 38, currency: 'USD' });

describe('winning back who has not bought for 90 days', () => {
  it('begins 90 days after the last order, on a weekday from Tuesday to Thursday at eleven', async () => {
    const { messages } = await runJourney('win-back', [
      mina('Order Completed', '2026-03-02 20:00', order(1)),
      mina('Order Completed', '2026-03-10 20:00', order(2)),
    ]);
    // 90 days after 10 March is 8 June, a Monday, at 20:00; the next Tuesday is the 9th
    expect(messages[0]).toBe('2026-06-09 11:00 come-back by email');
  });

  it('ends at once when the customer buys again, and counts the order', async () => {
    const { messages, report } = await runJourney('win-back', [
      mina('Order Completed', '2026-03-02 20:00', order(1)),
      mina('Order Completed', '2026-06-05 20:00', order(2)),
    ]);
    // 90 days after 2 March is 31 May, a Sunday; the Tuesday after it is 2 June
    expect(messages.slice(0, 1)).toEqual(['2026-06-02 11:00 come-back by email']);
    expect(report.goal).toEqual({ reached: 1, valueMinor: 3800 });
    expect(messages.filter((line) => line < '2026-08-31')).toHaveLength(1);
  });

  it('is not for who never bought', async () => {
    const { messages } = await runJourney('win-back', [mina('Signed Up', '2026-03-02 20:00')]);
    expect(messages).toEqual([]);
  });
});
