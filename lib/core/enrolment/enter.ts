import { StoreBusyError } from '../errors.ts';
import type { CustomerEvent } from '../event/definition.ts';
import { matchesTrigger } from '../event/matches-trigger.ts';
import { ENROLMENT_REQUESTED, OWN_EVENTS } from '../event/own-events.ts';
import { GLOBAL_HOLDOUT } from '../experiment/holdout.ts';
import { type JoinHoldoutPorts, joinHoldout } from '../experiment/join-holdout.ts';
import { shortId } from '../hash.ts';
import type { JourneyTriggers, Registry } from '../journey/compiled.ts';
import type { Clock, Content, CustomerRecord, CustomerStore, EnrolmentStore, LegRunner } from '../ports.ts';
import { keyText, propertyAt } from '../property.ts';
import type { Enrolment } from './definition.ts';
import { type EntryRefusalPorts, entryRefusal, HELD_OUT } from './entry-refusal.ts';
import { EXIT_CAME_FIRST, exitCameFirst } from './exit-came-first.ts';
import { leaseFrom } from './lease.ts';
import { startLeg } from './resume.ts';

export type EnterPorts = EntryRefusalPorts &
  JoinHoldoutPorts & {
    readonly clock: Clock;
    readonly customers: Pick<CustomerStore, 'customer' | 'eventsNamed'>;
    readonly enrolments: Pick<EnrolmentStore, 'enrol' | 'exit'>;
    readonly content: Pick<Content, 'registry' | 'triggers'>;
    readonly runner: LegRunner;
  };

export type Entered = { readonly journeyId: string; readonly enrolmentId: string };
/** The event is the journey's entry event, and still: why not. */
export type NotEntered = { readonly journeyId: string; readonly reason: string };

type Live = Registry['journeys'][number];

/** Enrols the customer in every live journey that the event is an entry of. */
export async function enterJourneys(
  event: CustomerEvent,
  record: CustomerRecord,
  ports: EnterPorts,
): Promise<{ entered: readonly Entered[]; notEntered: readonly NotEntered[] }> {
  const entered: Entered[] = [];
  const notEntered: NotEntered[] = [];
  const { journeys } = await ports.content.registry();
  for (const live of journeys) {
    const triggers = await ports.content.triggers(live.id, live.version);
    if (!mayEnter(event, triggers)) continue;
    const outcome = await enter({ event, record, live, triggers }, ports);
    if ('reason' in outcome) notEntered.push({ journeyId: live.id, reason: outcome.reason });
    else entered.push({ journeyId: live.id, enrolmentId: outcome.enrolmentId });
  }
  return { entered, notEntered };
}

/** What is plainly about something else is not even refused: nobody would ask why. */
export function mayEnter(event: CustomerEvent, { id, entry }: JourneyTriggers): boolean {
  if (event.name === ENROLMENT_REQUESTED) return event.properties.journey === id;
  if (event.name !== entry.event) return false;
  const isOwn = OWN_EVENTS.some((name) => name === event.name);
  return !isOwn || matchesTrigger(entry, event, { keyProperty: entry.key, key: undefined });
}

type Question = { event: CustomerEvent; record: CustomerRecord; live: Live; triggers: JourneyTriggers };

/** How often other entries of the same customer into the same journey may come in between. */
const ATTEMPTS = 3;

async function enter(
  question: Question,
  ports: EnterPorts,
): Promise<{ enrolmentId: string } | { reason: string }> {
  const { event, live, triggers } = question;
  const key =
    triggers.entry.key === undefined ? undefined : keyText(propertyAt(event.properties, triggers.entry.key));
  const enrolment = newEnrolment({ event, live, triggers, key, now: ports.clock.now() });
  let { record } = question;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    // Not by its id, which an earlier try may have made with another id of the customer's.
    const already = record.enrolments.find((one) => one.journeyId === live.id && one.entry.id === event.id);
    if (already?.reason === HELD_OUT) return { reason: HELD_OUT };
    if (already !== undefined) return finishEntering(already, question, ports);
    const same = record.enrolments.filter((one) => one.journeyId === live.id && one.key === key);
    const { life } = live;
    const refusal = await entryRefusal({ event, triggers, life, record, enrolment, same }, ports);
    if (refusal !== undefined && refusal !== HELD_OUT) return { reason: refusal };
    const last = same.at(-1);
    const wish = { ...enrolment, enteredAt: after(last, enrolment.enteredAt) };
    const next = await withSide(wish, { record, triggers, heldOut: refusal === HELD_OUT }, ports);
    if (next === undefined) return { reason: HELD_OUT };
    const capacity = next.reason === HELD_OUT ? undefined : life.capacity;
    const outcome = await ports.enrolments.enrol(next, last?.enrolmentId, capacity);
    if (outcome === 'enrolled' && next.reason === HELD_OUT) return { reason: HELD_OUT };
    if (outcome === 'enrolled') return finishEntering(next, question, ports);
    if (outcome === 'full') return { reason: 'journey-full' };
    record = await ports.customers.customer(event.customerId);
    const { mergedInto, erasedAt } = record.profile;
    if (mergedInto !== undefined || erasedAt !== undefined) break; // the event comes again, and finds whose it is
  }
  throw new StoreBusyError(`${event.customerId} entered ${live.id} from several sides at once`);
}

/**
 * With the side of the global holdout that the enrolment counts for. Of somebody who is held out only the enrolment that counts
 * is kept, ended as it begins, so that its goals are seen; undefined: there is nothing to keep.
 */
async function withSide(
  wish: Enrolment,
  about: { record: CustomerRecord; triggers: JourneyTriggers; heldOut: boolean },
  ports: EnterPorts,
): Promise<Enrolment | undefined> {
  const { record, triggers, heldOut } = about;
  if (triggers.purpose !== 'marketing') return wish;
  const { settings } = await ports.content.registry();
  const next = await joinHoldout(wish, { record, percent: settings.holdout.percent }, ports);
  if (!heldOut) return next;
  if (!(GLOBAL_HOLDOUT in next.variants)) return undefined;
  const { dueAt: _due, ...ended } = next;
  return { ...ended, status: 'DONE', reason: HELD_OUT, endedAt: wish.enteredAt };
}

/** Two entries may come in one millisecond; which one was the last must stay clear, for the next is checked against it. */
function after(last: Enrolment | undefined, now: number): number {
  return Math.max(now, (last?.enteredAt ?? 0) + 1);
}

/**
 * An earlier try may have enrolled and died before it started the first leg. An exit event that was taken in at the same time
 * may have looked for the enrolment before it was there; so we look for the event now that it is.
 */
async function finishEntering(
  enrolment: Enrolment,
  { event, triggers }: Question,
  ports: EnterPorts,
): Promise<{ enrolmentId: string } | { reason: string }> {
  if (enrolment.status !== 'RUNNING' || enrolment.leg !== 1) return { enrolmentId: enrolment.enrolmentId };
  if (await exitCameFirst({ event, triggers, enrolment }, ports)) {
    await ports.enrolments.exit(enrolment, { reason: EXIT_CAME_FIRST, endedAt: ports.clock.now() });
    return { reason: EXIT_CAME_FIRST };
  }
  await startLeg(enrolment, ports.runner);
  return { enrolmentId: enrolment.enrolmentId };
}

/** Its id is made from the event's, so that the same event enters once. */
export function newEnrolment(from: {
  event: CustomerEvent;
  live: Live;
  triggers: JourneyTriggers;
  key: string | undefined;
  now: number;
}): Enrolment {
  const { event, live, triggers, key, now } = from;
  const { customerId } = event;
  return {
    customerId,
    enrolmentId: `${live.id}.${shortId(live.id, customerId, event.id)}`,
    journeyId: live.id,
    version: live.version,
    machine: live.machine,
    ...(key === undefined ? {} : { key }),
    entry: { id: event.id, name: event.name, occurredAt: event.occurredAt },
    enteredAt: now,
    leg: 1,
    visit: 1,
    visitBegan: now,
    at: triggers.startAt,
    status: 'RUNNING',
    dueAt: leaseFrom(now),
    sends: {},
    variants: {},
    applied: {},
  };
}
