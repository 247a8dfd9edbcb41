import type { Agenda } from '../../lib/core/agenda/definition.ts';
import type { Consent, ConsentEntry, Word } from '../../lib/core/consent/definition.ts';
import type { ContactHistory } from '../../lib/core/contact/definition.ts';
import type { Enrolment, Run } from '../../lib/core/enrolment/definition.ts';
import type { CustomerEvent } from '../../lib/core/event/definition.ts';
import type { Send } from '../../lib/core/message/send.ts';
import type { ClaimBasis, Place } from '../../lib/core/ports.ts';
import type { Profile } from '../../lib/core/profile/definition.ts';
import { DIRECTORY_SHARDS } from '../../lib/core/profile/directory.ts';
import { shardOf } from '../../lib/core/shard-of.ts';
import type { Stores } from './stores.ts';

export const NOON = Date.parse('2026-03-02T12:00:00Z');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const A_DECISION = {
  version: 1,
  at: NOON,
  kind: 'promote',
  by: 'watch',
  why: 'winner',
  weights: { 'five-off': 100 },
} as const;
export const A_VERDICT = { status: 'no-difference', why: 'planned-end' } as const;

/** Of an experiment's variants. */
export const EVEN = { 'five-off': 50, 'no-offer': 50 };

let count = 0;
/** A name that no other test uses. */
export function fresh(what: string): string {
  count += 1;
  return `${what}-${count}`;
}

/** So many customers of one part of the directory. */
export function neighbours(howMany: number): { readonly shard: number; readonly names: readonly string[] } {
  const shard = 7;
  const names: string[] = [];
  while (names.length < howMany) {
    const name = fresh('neighbour');
    if (shardOf(name, DIRECTORY_SHARDS) === shard) names.push(name);
  }
  return { shard, names };
}

/** All pages of so many, one after the other. */
export async function pagesOf(
  limit: number,
  page: (after?: { after: string }) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (;;) {
    const last = found.at(-1);
    const names = await page(last === undefined ? undefined : { after: last });
    found.push(...names);
    if (names.length < limit) return found;
  }
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

export function aWord(part: Partial<Word> = {}): Word {
  return { status: 'granted', at: NOON, eventId: 'signed-up', basis: 'express', ...part };
}

/** To all advertising on the channel. */
export function aConsent(customerId: string, part: Partial<Consent> = {}): Consent {
  return { customerId, channel: 'email', epoch: 1, all: aWord(), topics: {}, ...part };
}

/** The next word on e-mail: no more. */
export function aWithdrawal(customerId: string, epoch = 2): Consent {
  return aConsent(customerId, { epoch, all: aWord({ status: 'withdrawn', at: NOON + MINUTE }) });
}

export function anEntry(customerId: string, part: Partial<ConsentEntry> = {}): ConsentEntry {
  return { ...aWord(), customerId, channel: 'email', scope: 'all', epoch: 1, ...part };
}

/** The first one: nothing is known of the customer yet. */
export function anAgenda(customerId: string, part: Partial<Agenda> = {}): Agenda {
  const nothing = { segments: {}, changes: {}, appointments: {}, untold: [] };
  return { customerId, version: 1, edition: 'edition-1', ...nothing, ...part };
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
    visitBegan: NOON,
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

/** Who claims, where it does not matter who. */
export const OWNER = 'owner-1';

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
    priority: 0,
    topic: 'tips',
    messageId: 'welcome',
    messageHash: 'abc',
    wish: 'best',
    fallback: [],
    channel: 'email',
    locale: 'en',
    status: 'SENDING',
    reasons: [{ channel: 'email', verdict: 'chosen', reason: 'only-one' }],
    policies: [],
    createdAt: NOON,
    copies: 1,
    owner: OWNER,
    leaseUntil: NOON + MINUTE,
    detached: false,
    dueAt: NOON + 16 * MINUTE,
    variants: {},
    evidence: {},
    ...part,
  };
}

/** Waits for something, and belongs to a leg. */
export function aWaitingSend(enrolment: Enrolment, part: Partial<Send> = {}): Send {
  const { owner: _owner, leaseUntil: _lease, dueAt: _due, ...send } = aSend(enrolment);
  return { ...send, status: 'READY', reason: 'quiet-hours', copies: 0, ...part };
}

/** From the enrolment's leg, as its step's only send. */
export function placeOf(enrolment: Enrolment, send: Send): Place {
  return { run: runOf(enrolment), stepSends: [send.sendId] };
}

/** Relies on the first consent and on nothing else, and uses an address that nobody else has. */
export function aBasis(part: Partial<ClaimBasis> = {}): ClaimBasis {
  return {
    address: `${fresh('mina')}@mail.example`,
    consentEpoch: 1,
    contacts: undefined,
    oneForAddress: undefined,
    unlessPaused: false,
    ...part,
  };
}

/** A history of so many e-mails. */
export function someContacts(customerId: string, version: number): ContactHistory {
  const recent = Array.from({ length: version }, (_, index) => ({
    sendId: `contact-${index + 1}`,
    channel: 'email' as const,
    at: NOON + index,
  }));
  return {
    customerId,
    recent,
    email: { sent: version, clicked: 0 },
    sms: { sent: 0, clicked: 0 },
    version,
  };
}

/** A customer who agreed to e-mail (epoch 1) and runs through a journey. */
export async function reachable(stores: Stores): Promise<Enrolment> {
  const enrolment = await enrolled(stores);
  const { customerId } = enrolment;
  const event = anEvent({ customerId, name: 'Signed Up' });
  const consents = [aConsent(customerId)];
  await stores.customers.keepEvent({ event, profile: aProfile(customerId), consents, said: [] });
  return enrolment;
}

/** A send that was claimed, and the enrolment it belongs to. */
export async function claimed(
  stores: Stores,
  part: Partial<Send> = {},
): Promise<{ enrolment: Enrolment; send: Send }> {
  const enrolment = await reachable(stores);
  const send = aSend(enrolment, part);
  const answer = await stores.sends.claim(send, placeOf(enrolment, send), aBasis());
  if (answer !== 'claimed') throw new Error(`not claimed: ${answer}`);
  return { enrolment, send };
}

/** The customer's next word. */
export async function say(stores: Stores, consent: Consent): Promise<string> {
  const { customerId } = consent;
  const { profile } = await stores.customers.customer(customerId);
  const { outcome } = await stores.customers.keepEvent({
    event: anEvent({ customerId }),
    profile: aProfile(customerId, { version: profile.version + 1 }),
    consents: [consent],
    said: [],
  });
  return outcome;
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
