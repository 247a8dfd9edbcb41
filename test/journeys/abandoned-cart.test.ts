import { describe, expect, it } from 'vitest';
import { aCustomer } from '../support/a-customer.ts';
import { runJourney } from '../support/journey-run.ts';

const mina = aCustomer('mina');

/** A Monday evening, by the clock in Seoul. */
const MONDAY_8PM = '2026-03-02 20:00';
const CART = {
  cartId: 'cart-1',
  value: 94.5,
  currency: 'USD',
  cartUrl: 'https://shop.example/carts/cart-1',
  items: [{ name: 'Desk lamp', price: 38 }],
};
const ORDER = { orderId: 'order-1', cartId: 'cart-1', total: 94.5, currency: 'USD' };
const FORTY = Array.from({ length: 40 }, (_, number) => aCustomer(`customer-${number}`));

describe('abandoned cart: who is written to', () => {
  it('says nothing to whoever buys within the hour', async () => {
    const run = await runJourney('abandoned-cart', [
      mina('Checkout Started', MONDAY_8PM, CART),
      mina('Order Completed', '2026-03-02 20:59', ORDER),
    ]);
    expect(run.messages).toEqual([]);
  });

  it('reminds an hour later whoever has not bought', async () => {
    const run = await runJourney('abandoned-cart', [mina('Checkout Started', MONDAY_8PM, CART)]);
    expect(run.messages[0]).toBe('2026-03-02 21:00 cart-reminder by email');
  });

  it('leaves small carts alone', async () => {
    const run = await runJourney('abandoned-cart', [
      mina('Checkout Started', MONDAY_8PM, { ...CART, value: 29.99 }),
    ]);
    expect(run.report.enrolments).toBe(0);
    expect(run.messages).toEqual([]);
  });

  it('writes to nobody who has not agreed', async () => {
    const silent = aCustomer('silent', { consent: {} });
    const run = await runJourney('abandoned-cart', [silent('Checkout Started', MONDAY_8PM, CART)]);
    expect(run.messages).toEqual([]);
  });

  it('sends a text to whoever prefers texts and agreed to them', async () => {
    const texter = aCustomer('texter', {
      traits: { phone: '+821012345678', preferredChannel: 'sms' },
      consent: { email: 'granted', sms: 'granted' },
    });
    const run = await runJourney('abandoned-cart', [texter('Checkout Started', '2026-03-02 18:00', CART)]);
    expect(run.messages[0]).toBe('2026-03-02 19:00 cart-reminder by sms');
  });

  it('lets a text that would come at night wait for the morning', async () => {
    const traits = { phone: '+821012345678' };
    const texter = aCustomer('texter', { traits, consent: { sms: 'granted' } });
    const run = await runJourney('abandoned-cart', [texter('Checkout Started', MONDAY_8PM, CART)]);
    // an hour later it is 21:00; texts go out from 08:00, spread over ten minutes
    expect(run.messages[0]).toMatch(/^2026-03-03 08:0\d cart-reminder by sms$/);
  });

  it('marks advertising for Koreans at the very start, as the law there asks', async () => {
    const traits = { firstName: '미나', locale: 'ko', phone: '+821012345678' };
    const reader = aCustomer('reader', { traits });
    const texter = aCustomer('texter', { traits, consent: { sms: 'granted' } });
    const { outbox } = await runJourney('abandoned-cart', [
      reader('Checkout Started', MONDAY_8PM, CART),
      texter('Checkout Started', MONDAY_8PM, CART),
    ]);
    const openings = outbox.map((one) => (one.channel === 'email' ? one.subject : one.text).slice(0, 4));
    expect(openings.length).toBeGreaterThanOrEqual(2);
    expect(new Set(openings)).toEqual(new Set(['(광고)']));
  });

  it('treats each cart on its own, but the same cart only once a week', async () => {
    const run = await runJourney('abandoned-cart', [
      mina('Checkout Started', MONDAY_8PM, CART),
      mina('Checkout Started', '2026-03-03 08:00', { ...CART, cartId: 'cart-2' }),
      mina('Checkout Started', '2026-03-08 08:00', CART),
    ]);
    const reminders = run.messages.filter((line) => line.includes('cart-reminder'));
    expect(reminders).toEqual([
      '2026-03-02 21:00 cart-reminder by email',
      '2026-03-03 09:00 cart-reminder by email',
    ]);
  });

  it('goes on for a cart when another one is bought', async () => {
    const run = await runJourney('abandoned-cart', [
      mina('Checkout Started', MONDAY_8PM, CART),
      mina('Order Completed', '2026-03-02 20:10', { ...ORDER, cartId: 'cart-9' }),
    ]);
    expect(run.messages[0]).toBe('2026-03-02 21:00 cart-reminder by email');
  });
});

describe('abandoned cart: the offer', () => {
  it('comes a day after the reminder, to about half of those who did not click, and to nobody twice', async () => {
    const run = await runJourney(
      'abandoned-cart',
      FORTY.map((does) => does('Checkout Started', MONDAY_8PM, CART)),
    );
    const offers = run.outbox.filter(({ messageId }) => messageId === 'cart-offer');
    expect(new Set(run.messages.filter((line) => line.includes('cart-offer')))).toEqual(
      new Set(['2026-03-03 21:00 cart-offer by email']),
    );
    expect(new Set(offers.map(({ customerId }) => customerId)).size).toBe(offers.length);
    // 40 fair coins: fewer than 8 or more than 32 heads come up once in 11,000 trials (binomial tail)
    expect(offers.length).toBeGreaterThanOrEqual(8);
    expect(offers.length).toBeLessThanOrEqual(32);
  });

  it('is not for those who came back by the reminder', async () => {
    const run = await runJourney(
      'abandoned-cart',
      FORTY.map((does) => does('Checkout Started', MONDAY_8PM, CART)),
      'always-click',
    );
    const clicked = run.report.steps.find(({ id }) => id === 'clicked')?.outcomes['then'] ?? 0;
    const offered = run.report.steps.find(({ id }) => id === 'offer')?.passed;
    expect(clicked).toBeGreaterThan(30);
    expect(offered).toBe(40 - clicked);
  });

  it('does not come after the order', async () => {
    const run = await runJourney(
      'abandoned-cart',
      FORTY.flatMap((does) => [
        does('Checkout Started', MONDAY_8PM, CART),
        does('Order Completed', '2026-03-03 20:00', ORDER),
      ]),
    );
    expect(run.messages.filter((line) => line.includes('cart-offer'))).toEqual([]);
  });
});

describe('abandoned cart: what comes of it', () => {
  it('counts an order of the same cart within seven days, with its value', async () => {
    const run = await runJourney('abandoned-cart', [
      mina('Checkout Started', MONDAY_8PM, CART),
      mina('Order Completed', '2026-03-04 12:00', ORDER),
    ]);
    expect(run.report.goal).toEqual({ reached: 1, valueMinor: 9450 });
  });

  it('asks for a call to a VIP who still has not bought two days later', async () => {
    const vip = aCustomer('vip', { traits: { tier: 'vip' } });
    const run = await runJourney('abandoned-cart', [vip('Checkout Started', MONDAY_8PM, CART)]);
    expect(run.report.steps.find(({ id }) => id === 'call')?.passed).toBe(1);
  });

  it('notes loyal customers who leave a cart: three orders in a year', async () => {
    const run = await runJourney('abandoned-cart', [
      mina('Order Completed', '2026-02-26 10:00', { ...ORDER, cartId: 'a' }),
      mina('Order Completed', '2026-02-27 10:00', { ...ORDER, cartId: 'b' }),
      mina('Order Completed', '2026-02-28 10:00', { ...ORDER, cartId: 'c' }),
      mina('Checkout Started', MONDAY_8PM, CART),
    ]);
    expect(run.report.steps.find(({ id }) => id === 'tag-loyal')?.passed).toBe(1);
  });
});
