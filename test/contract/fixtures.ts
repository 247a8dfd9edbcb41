import type { Consent } from '../../lib/core/consent/definition.ts';
import type { Enrolment, Run } from '../../lib/core/enrolment/definition.ts';
import type { CustomerEvent } from '../../lib/core/event/definition.ts';
import type { Send } from '../../lib/core/message/send.ts';
import type { Profile } from '../../lib/core/profile/definition.ts';
import type { Stores } from './stores.ts';

export const NOON = Date.parse('2026-03-02T12:00:00Z');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

let count = 0;
/** A name that no other test uses. */
export function fresh(what: string): string {
  count += 1;
  return `${what}-${count}`;
}

export function anEvent(part: Partial<CustomerEvent> = {}): CustomerEvent {
  return {
    id: fresh('event'),
    name: 'Order Completed',
    customerId: fresh('customer'),
    occurredAt: NOON,
    receivedAt: NOON + 250,
    properties: { total: 42.5, items: [{ sku: 'tea' }], note: null },
    hop: 0,
    ...part,
  };
}

export function aProfile(customerId: string, part: Partial<Profile> = {}): Profile {
  return {
    customerId,
    traits: { firstName: 'Mina' },
    traitTimes: { firstName: NOON },
    createdAt: NOON,
    lastOccurredAt: NOON,
    version: 1,
    ...part,
  };
}

export function aConsent(customerId: string, part: Partial<Consent> = {}): Consent {
  return {
    customerId,
    channel: 'email',
    status: 'granted',
    epoch: 1,
    at: NOON,
    eventId: 'signed-up',
    ...part,
  };
}

/** Newly entered, its lease ending in five minutes. */
export function anEnrolment(part: Partial<Enrolment> = {}): Enrolment {
  return {
    customerId: fresh('customer'),
    enrolmentId: fresh('enrolment'),
    journeyId: 'onboarding',
    version: 'v1',
    machine: 'arn:aws:states:us-east-1:123456789012:stateMachine:onboarding:1',
    entry: { id: 'signed-up', name: 'Signed Up', occurredAt: NOON },
    enteredAt: NOON,
    leg: 1,
    visit: 1,
    at: 'welcome',
    status: 'RUNNING',
    dueAt: NOON + 5 * MINUTE,
    sends: {},
    variants: {},
    applied: {},
    ...part,
  };
}

export async function enrolled(stores: Stores, part: Partial<Enrolment> = {}): Promise<Enrolment> {
  const enrolment = anEnrolment(part);
  await stores.enrolments.enrol(enrolment, undefined);
  return enrolment;
}

/** Waiting for a day at step `cool-off`. */
export const A_WAIT = {
  at: 'cool-off',
  dueAt: NOON + DAY,
  waiting: { since: NOON, onDue: 'reminder' },
} as const;

export async function parked(stores: Stores, part: Partial<Enrolment> = {}): Promise<Enrolment> {
  const enrolment = await enrolled(stores, part);
  await stores.enrolments.park(runOf(enrolment), A_WAIT);
  return { ...enrolment, status: 'PARKED', ...A_WAIT };
}

export function runOf(enrolment: Enrolment): Run {
  const { customerId, enrolmentId, leg, visit, at } = enrolment;
  return { customerId, enrolmentId, leg, visit, at };
}

/** About to be handed to SES. */
export function aSend(enrolment: Enrolment, part: Partial<Send> = {}): Send {
  const { customerId, enrolmentId, journeyId, visit } = enrolment;
  return {
    sendId: fresh('send'),
    customerId,
    enrolmentId,
    journeyId,
    stepId: 'welcome',
    visit,
    purpose: 'marketing',
    messageId: 'welcome',
    messageHash: 'abc',
    channel: 'email',
    locale: 'en',
    status: 'SENDING',
    reasons: [{ channel: 'email', verdict: 'chosen', reason: 'only-one' }],
    createdAt: NOON,
    leaseUntil: NOON + MINUTE,
    variants: {},
    evidence: {},
    ...part,
  };
}

/** A customer who agreed to e-mail (epoch 1) and runs through a journey. */
export async function reachable(stores: Stores): Promise<Enrolment> {
  const enrolment = await enrolled(stores);
  const { customerId } = enrolment;
  const event = anEvent({ customerId, name: 'Signed Up' });
  const consents = [aConsent(customerId)];
  await stores.customers.keepEvent({ event, profile: aProfile(customerId), consents });
  return enrolment;
}

/** Calls it so often at the same time. */
export function atOnce<T>(times: number, call: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: times }, (_, index) => call(index)));
}

/** How often each answer was given. */
export function tally(answers: readonly unknown[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) counts[String(answer)] = (counts[String(answer)] ?? 0) + 1;
  return counts;
}
