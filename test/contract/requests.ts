import { beforeAll, describe, expect, it } from 'vitest';
import { ACCESS_PATTERNS } from '../../lib/aws/dynamo/access-patterns.ts';
import type { Dynamo } from '../../lib/aws/dynamo/dynamo.ts';
import {
  A_WAIT,
  aConsent,
  anEnrolment,
  anEvent,
  aProfile,
  aSend,
  enrolled,
  HOUR,
  NOON,
  parked,
  reachable,
  runOf,
} from './fixtures.ts';
import type { Stores } from './stores.ts';

/** Holds the list of access patterns to what is really asked of DynamoDB. */
export function requestsContract(open: () => Promise<{ dynamo: Dynamo; stores: Stores }>): void {
  let stores: Stores;
  const sent: string[] = [];
  beforeAll(async () => {
    const opened = await open();
    stores = opened.stores;
    opened.dynamo.client.middlewareStack.add(
      (next, context) => (args) => {
        sent.push(String(context.commandName).replace(/Command$/, ''));
        return next(args);
      },
      { step: 'finalizeRequest', name: 'count' }, // once for each attempt
    );
  });

  /** Makes what the call needs, then gives the call. */
  const calls: Record<string, () => Promise<() => Promise<unknown>>> = {
    'customers.customer': async () => {
      const { customerId } = await reachable(stores);
      return () => stores.customers.customer(customerId);
    },
    'customers.keepEvent': async () => {
      const event = anEvent();
      const profile = aProfile(event.customerId);
      const consents = [aConsent(event.customerId), aConsent(event.customerId, { channel: 'sms' })];
      return () => stores.customers.keepEvent({ event, profile, consents });
    },
    'customers.finishEvent': async () => {
      const event = anEvent();
      await stores.customers.keepEvent({ event, profile: aProfile(event.customerId), consents: [] });
      return () => stores.customers.finishEvent(event.id);
    },
    'customers.event': async () => () => stores.customers.event('c', anEvent()),
    'customers.eventsNamed': async () => () =>
      stores.customers.eventsNamed({ customerId: 'c', name: 'Viewed', since: NOON }),
    'customers.applyUpdate': async () => {
      const enrolment = await enrolled(stores);
      const profile = aProfile(enrolment.customerId);
      return () => stores.customers.applyUpdate({ profile, run: runOf(enrolment), stepId: 'promote' });
    },
    'enrolments.enrolment': async () => () => stores.enrolments.enrolment(anEnrolment()),
    'enrolments.enrol': async () => () => stores.enrolments.enrol(anEnrolment({ key: 'k' }), undefined),
    'enrolments.park': async () => {
      const enrolment = await enrolled(stores);
      return () => stores.enrolments.park(runOf(enrolment), A_WAIT);
    },
    'enrolments.wake': async () => {
      const enrolment = await parked(stores);
      return () => stores.enrolments.wake(enrolment, { leg: 1, at: 'x', leaseUntil: NOON });
    },
    'enrolments.takeOver': async () => {
      const enrolment = await enrolled(stores, { dueAt: NOON });
      return () => stores.enrolments.takeOver(enrolment, { leg: 1, now: NOON, leaseUntil: NOON });
    },
    'enrolments.complete': async () => {
      const run = runOf(await enrolled(stores));
      return () => stores.enrolments.complete(run, { at: 'x', reason: 'completed', endedAt: NOON });
    },
    'enrolments.fail': async () => {
      const run = runOf(await enrolled(stores));
      return () => stores.enrolments.fail(run, { at: 'x', reason: 'y', endedAt: NOON });
    },
    'enrolments.exit': async () => {
      const enrolment = await enrolled(stores);
      return () => stores.enrolments.exit(enrolment, { reason: 'bought', endedAt: NOON });
    },
    'enrolments.reachGoal': async () => {
      const enrolment = await enrolled(stores);
      return () => stores.enrolments.reachGoal(enrolment, { at: NOON, eventId: 'e', valueMinor: 1 });
    },
    'enrolments.fallingDue': async () => async () => {
      const found = [];
      for await (const due of stores.enrolments.fallingDue(NOON, NOON + HOUR)) found.push(due);
      return found;
    },
    'sends.send': async () => () => stores.sends.send('s'),
    'sends.claim': async () => {
      const enrolment = await reachable(stores);
      const send = aSend(enrolment);
      const basis = { consentEpoch: 1, address: 'mina@mail.example' };
      return () => stores.sends.claim(send, runOf(enrolment), basis);
    },
    'sends.skip': async () => {
      const enrolment = await enrolled(stores);
      return () => stores.sends.skip(aSend(enrolment, { status: 'SKIPPED' }), runOf(enrolment));
    },
    'sends.recordAccepted': async () => {
      const sendId = await sending();
      return () => stores.sends.recordAccepted(sendId, { providerMessageId: 'p', at: NOON });
    },
    'sends.recordRefused': async () => {
      const sendId = await sending();
      return () => stores.sends.recordRefused(sendId, { status: 'READY', reason: 'x' });
    },
    'sends.recordEvidence': async () => {
      const sendId = await sending();
      return () => stores.sends.recordEvidence(sendId, { kind: 'opened', at: NOON, providerMessageId: 'p' });
    },
    'suppressions.suppress': async () => () =>
      stores.suppressions.suppress({ channel: 'sms', address: '+1', reason: 'complaint', at: NOON }),
    'suppressions.isSuppressed': async () => () => stores.suppressions.isSuppressed('sms', '+1'),
    'experiments.assign': async () => {
      const enrolment = await enrolled(stores);
      return () => assign(enrolment);
    },
    'experiments.credit': async () => {
      const enrolment = await enrolled(stores);
      await assign(enrolment);
      const { customerId } = enrolment;
      const outcome = { experimentId: 'x', customerId, eventId: 'e', valueMinor: 1, at: NOON };
      return () => stores.experiments.credit({ ...outcome, metric: 'converted' });
    },
    'experiments.totals': async () => () => stores.experiments.totals('x'),
    'wheel.handedUntil': async () => () => stores.wheel.handedUntil(),
    'wheel.setHandedUntil': async () => () => stores.wheel.setHandedUntil(NOON),
  };

  const sending = async () => {
    const enrolment = await enrolled(stores);
    const send = aSend(enrolment);
    const basis = { consentEpoch: undefined, address: 'mina@mail.example' };
    await stores.sends.claim(send, runOf(enrolment), basis);
    return send.sendId;
  };
  const assign = (enrolment = anEnrolment()) => {
    const { customerId } = enrolment;
    const assignment = { experimentId: 'x', customerId, variant: 'a', at: NOON };
    return stores.experiments.assign(assignment, runOf(enrolment), 'offer');
  };

  describe('the requests of', () => {
    it.each(ACCESS_PATTERNS)('$ask are $requests', async ({ ask, requests }) => {
      const call = await calls[ask]?.();
      sent.length = 0;
      await call?.();
      expect(sent).toEqual(requests);
    });

    it('every function of a store are listed', () => {
      const functions = Object.entries(stores).flatMap(([store, verbs]) =>
        Object.keys(verbs).map((verb) => `${store}.${verb}`),
      );
      expect(ACCESS_PATTERNS.map(({ ask }) => ask).toSorted()).toEqual(functions.toSorted());
    });
  });
}
