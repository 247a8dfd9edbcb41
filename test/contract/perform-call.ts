import type { Run } from '../../lib/core/enrolment/definition.ts';
import { unreachable } from '../../lib/core/unreachable.ts';
import { aConsent, anEnrolment, anEvent, aProfile, aSend, HOUR, MINUTE, NOON, runOf } from './fixtures.ts';
import type { Call } from './random-calls.ts';
import type { Stores } from './stores.ts';

/** Makes a call and gives its answer. @param world a prefix of all names, for sequences share a table */
export async function performCall(call: Call, stores: Stores, world: string): Promise<unknown> {
  const customerId = `${world}-customer-${call.customer}`;
  const address = `${customerId}@mail.example`;
  const record = await stores.customers.customer(customerId);
  const enrolment = record.enrolments.at(-1 - call.enrolment) ?? anEnrolment({ customerId });
  const ref = { customerId, enrolmentId: enrolment.enrolmentId };
  const outcomeOf = { experimentId: world, customerId };
  const profile = (versionOff: number) =>
    aProfile(customerId, { version: Math.max(1, record.profile.version + 1 + versionOff) });
  const run = (legOff: number): Run => ({ ...runOf(enrolment), leg: enrolment.leg + legOff });
  const sendId = `${ref.enrolmentId}-send-${'send' in call ? call.send : 0}`;
  const send = aSend(enrolment, { sendId, stepId: sendId.slice(-6) });
  const epoch = record.consents[0]?.epoch ?? 0;

  switch (call.ask) {
    case 'keepEvent': {
      const id = `${world}-event-${call.event}`;
      const event = anEvent({ id, customerId, occurredAt: call.moment, name: 'Viewed' });
      const said = call.consent;
      const next = { status: said?.status ?? 'granted', epoch: Math.max(1, epoch + 1 + (said?.off ?? 0)) };
      const consents = said === null ? [] : [aConsent(customerId, next)];
      return stores.customers.keepEvent({ event, profile: profile(call.off), consents });
    }
    case 'applyUpdate': {
      const update = { profile: profile(call.off), run: run(call.legOff), stepId: 'promote' };
      return stores.customers.applyUpdate(update);
    }
    case 'enrol': {
      const entered = record.enrolments.map((one) => one.enrolmentId);
      const previous = { latest: entered.at(-1), first: entered[0], none: undefined }[call.previous];
      const number = call.id === 'new' ? entered.length : 0;
      const enrolmentId = `${customerId}-enrolment-${number}`;
      const newcomer = anEnrolment({ customerId, enrolmentId, enteredAt: NOON + number, key: 'k' });
      return stores.enrolments.enrol(newcomer, previous);
    }
    case 'park': {
      const what = { event: 'Viewed', where: { property: 'a', equals: null } };
      const waiting = { since: NOON, onDue: 'x', ...(call.event && { onEvent: 'y', for: what }) };
      return stores.enrolments.park(run(call.off), { at: 'pause', dueAt: call.moment, waiting });
    }
    case 'wake': {
      const { leg } = run(call.off);
      const woken = { leg, at: 'x', leaseUntil: call.moment, ...(call.event && { wokenBy: 'e' }) };
      return stores.enrolments.wake(ref, woken);
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
    case 'claim': {
      const consentEpoch = call.epoch === null ? undefined : epoch + call.epoch;
      return stores.sends.claim(send, run(call.off), { consentEpoch, address });
    }
    case 'skip':
      return stores.sends.skip({ ...send, status: 'SKIPPED', reason: 'no-consent' }, run(call.off));
    case 'recordAccepted':
      await stores.sends.recordAccepted(sendId, { providerMessageId: 'p', at: call.moment });
      return stores.sends.send(sendId);
    case 'recordRefused':
      await stores.sends.recordRefused(sendId, { status: call.status, reason: 'r' });
      return stores.sends.send(sendId);
    case 'recordEvidence': {
      const evidence = { kind: call.kind, at: call.moment, providerMessageId: 'q' };
      return stores.sends.recordEvidence(sendId, evidence);
    }
    case 'suppress':
      await stores.suppressions.suppress({ channel: 'email', address, reason: 'complaint', at: NOON });
      return stores.suppressions.isSuppressed('email', address.toUpperCase());
    case 'assign': {
      const assignment = { ...outcomeOf, variant: `variant-${call.variant}`, at: NOON };
      return stores.experiments.assign(assignment, run(call.off), 'offer');
    }
    case 'credit': {
      const { metric, valueMinor } = call;
      return stores.experiments.credit({
        ...outcomeOf,
        eventId: `e${call.event}`,
        metric,
        valueMinor,
        at: NOON,
      });
    }
    case 'totals':
      return stores.experiments.totals(world);
    case 'customer':
      return record;
    case 'history':
      return stores.customers.eventsNamed({ customerId, name: 'Viewed', since: NOON });
    case 'due': {
      const due = [];
      for await (const one of stores.enrolments.fallingDue(NOON - HOUR, NOON + HOUR)) {
        if (one.customerId.startsWith(`${world}-`)) due.push(one);
      }
      return due;
    }
    default:
      return unreachable(call);
  }
}
