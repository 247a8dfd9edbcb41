import { randomExponential } from 'd3-random';
import type { InboundEvent } from '../core/event/definition.ts';
import { type EpochMs, toIso } from '../core/time/instant.ts';
import { checkoutProperties, demoBasket, orderProperties } from './demo-basket.ts';
import { demoPerson, type Person } from './demo-person.ts';
import { repeatPurchases } from './purchase-times.ts';
import { type Random, randomStream } from './random.ts';

/**
 * What the customers of an invented shop do: sign up, say yes or no to messages, look around, leave carts behind, buy.
 * First purchases are ours to invent; the repeat purchases come as often as those of a real shop (see purchase-times).
 * They do as they please, whatever messages they get. In the order of the customers, each customer's in order of time.
 * @param demo  `until` is exclusive; a seed gives the same customers whatever their number
 */
export function* demoEvents(demo: {
  readonly customers: number;
  readonly seed: number;
  readonly from: EpochMs;
  readonly until: EpochMs;
}): Generator<InboundEvent> {
  for (let number = 1; number <= demo.customers; number += 1) {
    const random = randomStream(demo.seed, `customer ${number}`);
    const person = demoPerson(number, random);
    const signedUpAt = demo.from + random() * (demo.until - demo.from);
    const life = [...lifeOf(person, { random, signedUpAt, until: demo.until })]
      .filter((happening) => happening.at < demo.until)
      .toSorted((a, b) => a.at - b.at);
    yield* life.map((happening, index) => inbound(person, happening, index + 1));
  }
}

type Happening = { readonly at: EpochMs; readonly event: string } & Partial<
  Pick<InboundEvent, 'properties' | 'traits' | 'consent'>
>;
type Course = { readonly random: Random; readonly signedUpAt: EpochMs; readonly until: EpochMs };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function* lifeOf(person: Person, course: Course): Generator<Happening> {
  const { traits, consent } = person;
  const plan = traits['plan'] ?? 'free';
  yield { at: course.signedUpAt, event: 'Signed Up', properties: { plan }, traits, consent };
  yield* gettingToKnow(course);
  yield* purchases(person, course);
  yield* abandonedCarts(person, course);
  yield* secondThoughts(person, course);
}

function* gettingToKnow({ random, signedUpAt, until }: Course): Generator<Happening> {
  if (random() < 0.55) yield { at: signedUpAt + after(random, 1.5 * DAY), event: 'Profile Completed' };
  const visitEvery = random() < 0.7 ? 4 * DAY : 25 * DAY;
  let at = signedUpAt;
  for (let visits = 0; visits < 20 && at < until; visits += 1) {
    at += after(random, visitEvery);
    yield { at, event: 'App Opened' };
  }
}

/** A checkout minutes before most orders; a quarter of the buyers sleep on it. */
function* purchases(person: Person, { random, signedUpAt, until }: Course): Generator<Happening> {
  if (random() > 0.65) return;
  const first = signedUpAt + 20 * MINUTE + after(random, 4 * DAY);
  let number = 0;
  for (const at of [first, ...repeatPurchases(random, first, until)]) {
    number += 1;
    const hesitation =
      random() < 0.75 ? 3 * MINUTE + after(random, 6 * MINUTE) : 2 * HOUR + after(random, 12 * HOUR);
    const basket = demoBasket(random, person.locale);
    const cartId = `cart-${person.customerId}-b${number}`;
    const checkoutAt = Math.max(signedUpAt + 5 * MINUTE, at - hesitation);
    yield { at: checkoutAt - 3 * MINUTE, event: 'Product Viewed', properties: { ...basket.items[0] } };
    yield { at: checkoutAt, event: 'Checkout Started', properties: checkoutProperties(basket, cartId) };
    yield { at, event: 'Order Completed', properties: orderProperties(basket, cartId) };
  }
}

/** Carts that nobody comes back to: with these rates about seven of ten, as shops report. */
function* abandonedCarts(person: Person, { random, signedUpAt, until }: Course): Generator<Happening> {
  let number = 0;
  for (let at = signedUpAt + after(random, 26 * DAY); at < until; at += after(random, 26 * DAY)) {
    number += 1;
    const basket = demoBasket(random, person.locale);
    const cartId = `cart-${person.customerId}-a${number}`;
    yield { at, event: 'Checkout Started', properties: checkoutProperties(basket, cartId) };
  }
}

function* secondThoughts({ consent }: Person, { random, signedUpAt }: Course): Generator<Happening> {
  for (const channel of ['email', 'sms'] as const) {
    const withdraws = random() < 0.1;
    const at = signedUpAt + after(random, 25 * DAY);
    if (withdraws && consent[channel] !== undefined)
      yield { at, event: 'Consent Withdrawn', consent: { [channel]: 'withdrawn' } };
  }
}

function after(random: Random, meanMs: number): number {
  return randomExponential.source(random)(1 / meanMs)();
}

function inbound(person: Person, happening: Happening, number: number): InboundEvent {
  const { at, event, properties = {}, traits = {}, consent = {} } = happening;
  return {
    messageId: `${person.customerId}-${number}`,
    event,
    customerId: person.customerId,
    timestamp: toIso(Math.round(at)),
    properties,
    traits,
    consent,
    hop: 0,
  };
}
