import type { InboundEvent } from '../../core/event/definition.ts';
import { pick, type Random, randomStream } from '../random.ts';
import type { Person } from './oracle/definition.ts';

export type Customer = Person & {
  readonly traits: InboundEvent['traits'];
  readonly consent: InboundEvent['consent'];
};

/** Customers in three countries; a few share an address, a few addresses are gone. Nobody real has any of them. */
export function createPeople(count: number, seed: number): readonly Customer[] {
  const people: Customer[] = [];
  for (let number = 0; number < count; number += 1)
    people.push(aCustomer(number, randomStream(seed, `person ${number}`), people.at(-1)));
  return people;
}

function aCustomer(number: number, random: Random, neighbour: Person | undefined): Customer {
  const { country, zone, phone: phoneOf } = pick(random, COUNTRIES);
  const shares = neighbour !== undefined && random() < 0.04;
  const box = random() < 0.01 ? 'gone' : random() < 0.02 ? 'full' : 'box';
  const own = random() < 0.95 ? `${box}.${number}@mail.example` : undefined;
  const email = shares ? neighbour.email : own;
  const phone = random() < 0.6 ? phoneOf(number) : undefined;
  const nights = random() < 0.1;
  const id = `c${number}`;
  const grants = (share: number) => (random() < share ? ('granted' as const) : undefined);
  const words = (status: 'granted') => ({
    ...FORM,
    status,
    ...(random() < 0.8 ? { tracking: 'granted' as const } : {}),
    ...(nights ? { night: 'granted' as const } : {}),
  });
  const [emailWord, smsWord] = [grants(0.9), grants(0.75)];
  return {
    id,
    country,
    zone,
    nights,
    email,
    phone,
    traits: {
      firstName: `Ada${number}`,
      locale: country === 'KR' ? 'ko' : 'en',
      zone,
      country,
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
    },
    consent: {
      ...(email === undefined || emailWord === undefined ? {} : { email: words(emailWord) }),
      ...(phone === undefined || smsWord === undefined ? {} : { sms: words(smsWord) }),
    },
  };
}

const FORM = { topics: {}, basis: 'express-written', source: 'sign-up form', wording: '2026-01' } as const;

/** 010-0… is not given out in Korea; 555-01XX is fiction's (NANPA), as are Berlin's 23125-… (Bundesnetzagentur). */
const COUNTRIES = [
  {
    country: 'KR',
    zone: 'Asia/Seoul',
    phone: (number: number) => `+82100${String(number).padStart(7, '0')}`,
  },
  {
    country: 'US',
    zone: 'America/New_York',
    phone: (number: number) => american(number, ['212', '617', '202']),
  },
  {
    country: 'US',
    zone: 'America/Los_Angeles',
    phone: (number: number) => american(number, ['213', '415', '206']),
  },
  {
    country: 'DE',
    zone: 'Europe/Berlin',
    phone: (number: number) => `+493023125${String(number % 1000).padStart(3, '0')}`,
  },
] as const;

function american(number: number, areas: readonly string[]): string {
  const area = areas[Math.floor(number / 100) % areas.length] ?? '212';
  return `+1${area}55501${String(number % 100).padStart(2, '0')}`;
}
