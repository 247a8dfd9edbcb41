import type { InboundEvent } from '../core/event/definition.ts';
import type { Json } from '../core/json.ts';
import { pick, type Random } from './random.ts';

export type Person = {
  readonly customerId: string;
  readonly locale: 'en' | 'ko';
  readonly traits: Readonly<Record<string, Json>>;
  readonly consent: InboundEvent['consent'];
};

/**
 * One invented customer: Korean or English, reachable by e-mail, by phone, by both or by neither, who says yes to
 * messages or not. Nobody real can be reached: `.example` is reserved (RFC 2606), 555-0100 to 555-0199 are set aside for
 * fiction in the US, and no Korean subscriber has a 010 number that goes on with 0.
 */
export function demoPerson(number: number, random: Random): Person {
  const locale = random() < 0.45 ? 'ko' : 'en';
  const [firstName, romanised] = pick(random, NAMES[locale]);
  const email = random() < 0.94 ? `${romanised}.${number}@mail.example` : undefined;
  const phone = random() < 0.6 ? PHONES[locale](number) : undefined;
  const preferredChannel = random() < 0.2 ? pick(random, ['email', 'sms'] as const) : undefined;
  const grantsEmail = random() < 0.8;
  const grantsSms = random() < 0.55;
  const tracking = random() < 0.85 ? 'granted' : 'withdrawn';
  return {
    customerId: `customer-${String(number).padStart(5, '0')}`,
    locale,
    traits: {
      firstName,
      locale,
      zone: pick(random, ZONES[locale]),
      plan: random() < 0.15 ? 'plus' : 'free',
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
      ...(preferredChannel === undefined ? {} : { preferredChannel }),
    },
    consent: {
      ...(email !== undefined && grantsEmail ? { email: { ...FORM, status: 'granted', tracking } } : {}),
      ...(phone !== undefined && grantsSms ? { sms: { ...FORM, status: 'granted', tracking } } : {}),
    },
  };
}

/** The shop asks in writing and by name, as advertising texts to the US need it (47 CFR 64.1200(f)(9)). */
const FORM = { topics: {}, basis: 'express-written', source: 'sign-up form', wording: '2026-01' } as const;

/** As written, and in Latin letters for the address. */
const NAMES = {
  ko: [
    ['민준', 'minjun'],
    ['서연', 'seoyeon'],
    ['도윤', 'doyun'],
    ['하은', 'haeun'],
    ['지호', 'jiho'],
    ['수아', 'sua'],
    ['예준', 'yejun'],
    ['지우', 'jiwoo'],
  ],
  en: [
    ['Ava', 'ava'],
    ['Noah', 'noah'],
    ['Mia', 'mia'],
    ['Liam', 'liam'],
    ['Zoë', 'zoe'],
    ['Ethan', 'ethan'],
    ['Grace', 'grace'],
    ['Owen', 'owen'],
  ],
} as const;

const ZONES = {
  ko: ['Asia/Seoul'],
  en: ['America/New_York', 'America/Chicago', 'America/Los_Angeles'],
} as const;

const AREA_CODES = ['202', '206', '212', '213', '303', '305', '312', '415', '503', '512', '617', '702'];

/** The American numbers begin again after 1,200. */
const PHONES = {
  ko: (number: number) => `+82100${String(number % 10_000_000).padStart(7, '0')}`,
  en: (number: number) => {
    const area = AREA_CODES[Math.floor(number / 100) % AREA_CODES.length] ?? '202';
    return `+1${area}55501${String(number % 100).padStart(2, '0')}`;
  },
};
