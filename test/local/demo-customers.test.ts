import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import type { InboundEvent } from '../../lib/core/event/definition.ts';
import { parseInboundEvent } from '../../lib/core/event/parse.ts';
import { demoEvents } from '../../lib/local/demo-customers.ts';

const from = Date.parse('2026-01-01T00:00:00Z');
const until = Date.parse('2026-04-01T00:00:00Z');
const demo = { customers: 600, seed: 1, from, until };
const events = [...demoEvents(demo)];

describe('the demo’s customers', () => {
  it('send events that the front door takes', () => {
    const refused = events.map((event) => parseInboundEvent(event)).filter((parsed) => !parsed.ok);
    expect(refused).toEqual([]);
  });

  it('send each event once, within the time asked for', () => {
    expect(new Set(events.map((event) => event.messageId)).size).toBe(events.length);
    expect(events.filter((event) => timeOf(event) < from || timeOf(event) >= until)).toEqual([]);
  });

  it('sign up before they do anything else', () => {
    const first = new Map<string, InboundEvent>();
    for (const event of events.toSorted((a, b) => timeOf(a) - timeOf(b)))
      if (!first.has(event.customerId)) first.set(event.customerId, event);
    expect([...first.values()].map((event) => event.event)).toEqual(Array(600).fill('Signed Up'));
  });

  it('speak Korean and English, and can be reached by e-mail, by phone, by both or by neither', () => {
    const ways = signUps().map(
      ({ traits }) => `${traits['locale'] === 'ko' ? 'ko' : 'en'} ${'email' in traits} ${'phone' in traits}`,
    );
    expect(new Set(ways).size).toBe(8);
  });

  it('have phone numbers that are valid and that nobody has', () => {
    // expected: Google's numbering plan data; 555-01XX (NANPA, for fiction), 010-0… (not given out in Korea)
    const numbers = signUps().flatMap(({ traits }) =>
      typeof traits['phone'] === 'string' ? [traits['phone']] : [],
    );
    expect(numbers.filter((number) => parsePhoneNumberFromString(number)?.isValid() !== true)).toEqual([]);
    expect(numbers.filter((number) => !/^\+1\d{3}55501\d\d$|^\+82100\d{7}$/.test(number))).toEqual([]);
  });

  it('have addresses under .example, which nobody can own', () => {
    const addresses = signUps().flatMap(({ traits }) =>
      typeof traits['email'] === 'string' ? [traits['email']] : [],
    );
    expect(addresses.filter((address) => !/^[a-z]+\.\d+@mail\.example$/.test(address))).toEqual([]);
  });

  it('grant consent only for a channel they have, and some withdraw it later', () => {
    const groundless = signUps().filter(
      ({ consent, traits }) =>
        ('email' in consent && !('email' in traits)) || ('sms' in consent && !('phone' in traits)),
    );
    expect(groundless).toEqual([]);
    expect(events.some((event) => event.consent.email === 'withdrawn')).toBe(true);
    expect(events.some((event) => event.consent.sms === 'withdrawn')).toBe(true);
  });

  it('order only what lay in a cart before, for the same money', () => {
    const carts = new Map(
      events.filter((one) => one.event === 'Checkout Started').map((one) => [one.properties['cartId'], one]),
    );
    const orders = events.filter((event) => event.event === 'Order Completed');
    const odd = orders.filter((order) => {
      const cart = carts.get(order.properties['cartId']);
      return (
        cart === undefined ||
        timeOf(cart) >= timeOf(order) ||
        cart.properties['value'] !== order.properties['total']
      );
    });
    expect(orders.length).toBeGreaterThan(100);
    expect(odd).toEqual([]);
  });

  it('leave about seven of ten carts behind', () => {
    // expected: 70.2 %, the mean of 50 studies (Baymard Institute, 2025); the demo need only look like it
    const carts = events.filter((event) => event.event === 'Checkout Started').length;
    const orders = events.filter((event) => event.event === 'Order Completed').length;
    expect(Math.abs(1 - orders / carts - 0.7)).toBeLessThan(0.1);
  });

  it('are the same for the same seed, others for another, and stay themselves when more of them come', () => {
    expect([...demoEvents(demo)]).toEqual(events);
    expect([...demoEvents({ ...demo, seed: 2 })]).not.toEqual(events);
    expect([...demoEvents({ ...demo, customers: 700 })].slice(0, events.length)).toEqual(events);
  });
});

function timeOf(event: InboundEvent): number {
  return Date.parse(event.timestamp ?? '');
}

function signUps(): InboundEvent[] {
  return events.filter((event) => event.event === 'Signed Up');
}
