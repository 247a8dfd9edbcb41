import type { CustomerRecord } from '../../lib/core/ports.ts';
import { unreachable } from '../../lib/core/unreachable.ts';
import { allOf } from './all-of.ts';
import {
  aConsent,
  anEnrolment,
  anEntry,
  anEvent,
  aProfile,
  aWord,
  EVEN,
  HOUR,
  MINUTE,
  NOON,
  runOf,
} from './fixtures.ts';
import { listsWith, performAgendaCall } from './perform-agenda-call.ts';
import { performMergeCall } from './perform-merge-call.ts';
import type { Call } from './random-calls.ts';
import type { Stores } from './stores.ts';

/** What a call is about: names from its numbers, and what the store knows by then. */
export async function subjectOf(
  { customer, enrolment: which }: { readonly customer: number; readonly enrolment: number },
  stores: Stores,
) {
  const customerId = `customer-${customer}`;
  const record = await stores.customers.customer(customerId);
  const enrolment = record.enrolments.at(-1 - which) ?? anEnrolment({ customerId, enrolmentId: 'none' });
  const run = (legOff: number) => ({ ...runOf(enrolment), leg: enrolment.leg + legOff });
  return { customerId, record, enrolment, run };
}

/** Makes a call and gives its answer. */
export async function performCall(call: Call, stores: Stores): Promise<unknown> {
  const { customerId, record, enrolment, run } = await subjectOf(call, stores);
  const ref = { customerId, enrolmentId: enrolment.enrolmentId };
  const outcomeOf = { experimentId: 'x', customerId };

  switch (call.ask) {
    case 'keepEvent':
      return keepEvent(call, record, stores);
    case 'applyUpdate': {
      const update = { profile: nextProfile(record, call.off), run: run(call.legOff), stepId: 'promote' };
      return stores.customers.applyUpdate(update);
    }
    case 'enrol': {
      const entered = record.enrolments.map((one) => one.enrolmentId);
      const previous = { latest: entered.at(-1), first: entered[0], none: undefined }[call.previous];
      const number = call.id === 'new' ? entered.length : 0;
      const enrolmentId = `${customerId}-enrolment-${number}`;
      const newcomer = anEnrolment({ customerId, enrolmentId, enteredAt: NOON + number, key: 'k' });
      return stores.enrolments.enrol(newcomer, previous, call.capacity);
    }
    case 'park': {
      const what = { event: 'Viewed', where: { property: 'a', equals: null } };
      const waiting = { since: NOON, onDue: 'x', ...(call.event && { onEvent: 'y', for: what }) };
      return stores.enrolments.park(run(call.off), { at: 'pause', dueAt: call.moment, waiting });
    }
    case 'wake': {
      const { leg } = run(call.off);
      const woken = { leg, at: 'x', leaseUntil: call.moment, ...(call.event && { wokenBy: 'e' }) };
      return stores.enrolments.wake(ref, { ...woken, visit: call.visit });
    }
    case 'takeOver': {
      const { leg } = run(call.off);
      return stores.enrolments.takeOver(ref, { leg, now: call.moment, leaseUntil: call.moment + MINUTE });
    }
    case 'complete':
    case 'fail':
      return stores.enrolments[call.ask](run(call.off), { at: 'z', reason: 'r', endedAt: NOON });
    case 'exit':
      return stores.enrolments.exit(ref, { reason: 'bought', endedAt: NOON });
    case 'reachGoal':
      return stores.enrolments.reachGoal(ref, { at: NOON, eventId: `e${call.off}`, valueMinor: 1 });
    case 'assign': {
      const assignment = { ...outcomeOf, variant: `variant-${call.variant}`, weights: EVEN, at: NOON };
      return stores.experiments.assign(assignment, run(call.off), 'offer');
    }
    case 'credit': {
      const { metric, valueMinor } = call;
      const outcome = { ...outcomeOf, eventId: `e${call.event}`, metric, valueMinor, at: NOON };
      return stores.experiments.credit(outcome);
    }
    case 'totals':
      return stores.experiments.totals('x');
    case 'postpone': {
      const dueAt = enrolment.dueAt ?? NOON;
      return stores.enrolments.postpone(ref, { leg: run(call.off).leg, dueAt, until: call.moment });
    }
    case 'retry':
      return stores.enrolments.retry(ref, { leg: run(call.off).leg, leaseUntil: call.moment });
    case 'migrate': {
      const version = call.off === 0 ? enrolment.version : 'v0';
      const to = { version: `v${call.moment}`, machine: 'arn', at: 'pause', onDue: 'y' };
      return stores.enrolments.migrate(ref, { leg: enrolment.leg, version }, to);
    }
    case 'writeAgenda':
    case 'told':
      return performAgendaCall(call, record, stores);
    case 'adopt':
    case 'copyHistory':
    case 'move':
    case 'erase':
      return performMergeCall(call, { ref, record }, stores);
    case 'noteResponse': {
      const { sendId } = record.contacts.recent.at(-1) ?? { sendId: 'none' };
      const was = call.enrolment === 0 ? 'opened' : 'clicked';
      return stores.customers.noteResponse(customerId, { sendId, channel: 'email', was });
    }
    case 'agendasDue':
      return allOf(stores.agendas.fallingDue(NOON - HOUR, NOON + HOUR));
    case 'lists':
      return listsWith(customerId, stores);
    case 'customer':
      return record;
    case 'ledger':
      return stores.customers.consentLedger(customerId);
    case 'history':
      return stores.customers.eventsNamed({ customerId, name: 'Viewed', since: NOON });
    case 'due':
      return allOf(stores.enrolments.fallingDue(NOON - HOUR, NOON + HOUR));
    default:
      return unreachable(call);
  }
}

function keepEvent(call: Extract<Call, { ask: 'keepEvent' }>, record: CustomerRecord, stores: Stores) {
  const { customerId } = record.profile;
  const event = anEvent({ id: `event-${call.event}`, customerId, occurredAt: call.moment, name: 'Viewed' });
  const profile = nextProfile(record, call.off);
  if (call.consent === null) return stores.customers.keepEvent({ event, profile, consents: [], said: [] });
  const epoch = Math.max(1, (record.consents[0]?.epoch ?? 0) + 1 + call.consent.off);
  const word = aWord({ status: call.consent.status, at: call.moment, eventId: event.id });
  const said = [
    anEntry(customerId, { ...word, epoch }),
    anEntry(customerId, { ...word, scope: 'night', epoch }),
  ];
  const consents = [aConsent(customerId, { all: word, night: word, epoch })];
  return stores.customers.keepEvent({ event, profile, consents, said });
}

function nextProfile({ profile }: CustomerRecord, versionOff: number) {
  return aProfile(profile.customerId, { version: Math.max(1, profile.version + 1 + versionOff) });
}
