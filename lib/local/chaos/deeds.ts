import type { InboundEvent } from '../../core/event/definition.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { pick, type Random, randomStream } from '../random.ts';
import type { Customer } from './people.ts';

/** Something a customer does of her own accord. */
export type Deed = {
  readonly at: EpochMs;
  readonly event: string;
  readonly occasion?: string;
  readonly consent?: InboundEvent['consent'];
  readonly traits?: InboundEvent['traits'];
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const DAYS_OF_DEEDS = 6;

/** How many occasions a customer has, on average: with these journeys, about seven sends. */
const OCCASIONS = 4;

/**
 * What one customer does in some days, in no particular order. Much of it happens in the same minutes as with everyone
 * else, so that there are queues; and words on consent fall in between.
 */
export function* deedsOf(person: Customer, { seed, from }: { seed: number; from: EpochMs }): Generator<Deed> {
  const random = randomStream(seed, `deeds of ${person.id}`);
  const signedUpAt = from + Math.floor(random() * 6 * HOUR);
  yield { at: signedUpAt, event: 'Signed Up', traits: person.traits, consent: person.consent };
  const rushes = rushHours(seed, from);
  const many = Math.floor(random() * (2 * OCCASIONS + 1));
  for (let number = 0; number < many; number += 1) {
    const inRush = random() < 0.5;
    const at = inRush
      ? pick(random, rushes) + Math.floor(random() * 2 * MINUTE)
      : from + 6 * HOUR + Math.floor(random() * (DAYS_OF_DEEDS * DAY - 6 * HOUR));
    const occasion = `o${person.id}-${number}`;
    const event = pick(random, ['Cart Left', 'Cart Left', 'Fair Opened', 'Ordered'] as const);
    yield { at, event, occasion };
    if (event === 'Cart Left' && random() < 0.3)
      yield { at: at + Math.floor(random() * 30 * HOUR), event: 'Bought', occasion };
  }
  yield* words(person, random, from);
}

/** Six minutes in which a newsletter's worth of people do the same. */
function rushHours(seed: number, from: EpochMs): [EpochMs, ...EpochMs[]] {
  const random = randomStream(seed, 'rush hours');
  const one = () => from + 8 * HOUR + Math.floor(random() * (DAYS_OF_DEEDS - 1) * DAY);
  return [one(), one(), one(), one(), one(), one()];
}

/** Withdraws, and sometimes says yes again. */
function* words({ consent }: Customer, random: Random, from: EpochMs): Generator<Deed> {
  for (const channel of ['email', 'sms'] as const) {
    const given = consent[channel];
    if (given === undefined || random() > 0.25) continue;
    let at = from + DAY + Math.floor(random() * 3 * DAY);
    yield { at, event: 'Consent Withdrawn', consent: { [channel]: 'withdrawn' } };
    for (let again = 0; again < 2 && random() < 0.4; again += 1) {
      at += Math.floor(random() * (random() < 0.5 ? 2 * MINUTE : 12 * HOUR));
      yield { at, event: 'Consent Given', consent: { [channel]: given } };
      at += Math.floor(random() * 12 * HOUR);
      if (random() < 0.5) yield { at, event: 'Consent Withdrawn', consent: { [channel]: 'withdrawn' } };
    }
  }
}
