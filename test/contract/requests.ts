import { beforeAll, describe, expect, it } from 'vitest';
import { ACCESS_PATTERNS } from '../../lib/aws/dynamo/access-patterns.ts';
import type { Dynamo } from '../../lib/aws/dynamo/dynamo.ts';
import { NOTHING } from '../../lib/core/experiment/totals.ts';
import { EXAMPLE_REPORT } from '../../lib/core/report/example.ts';
import { allOf } from './all-of.ts';
import {
  A_DECISION,
  A_VERDICT,
  A_WAIT,
  aBasis,
  aConsent,
  anAgenda,
  anEnrolment,
  anEntry,
  anEvent,
  aProfile,
  aSend,
  aWaitingSend,
  claimed,
  EVEN,
  enrolled,
  fresh,
  HOUR,
  NOON,
  OWNER,
  parked,
  placeOf,
  reachable,
  runOf,
  someContacts,
} from './fixtures.ts';
import type { Stores } from './stores.ts';

const AN_OPEN = { kind: 'opened', at: NOON, providerMessageId: 'p', permanent: false } as const;

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
      const said = [anEntry(event.customerId), anEntry(event.customerId, { scope: 'night' })];
      return () => stores.customers.keepEvent({ event, profile, consents, said });
    },
    'customers.finishEvent': async () => {
      const event = anEvent();
      await stores.customers.keepEvent({
        event,
        profile: aProfile(event.customerId),
        consents: [],
        said: [],
      });
      return () => stores.customers.finishEvent(event.id);
    },
    'customers.consentLedger': async () => () => stores.customers.consentLedger('c'),
    'customers.noteResponse': async () => {
      const enrolment = await reachable(stores);
      const { customerId } = enrolment;
      const send = aSend(enrolment);
      const basis = aBasis({ contacts: someContacts(customerId, 1) });
      await stores.sends.claim(send, placeOf(enrolment, send), basis);
      const click = { sendId: 'contact-1', channel: 'email', was: 'clicked' } as const;
      return () => stores.customers.noteResponse(customerId, click);
    },
    'customers.putProfile': async () => () => stores.customers.putProfile(aProfile(fresh('customer'))),
    'customers.copyHistory': async () => {
      const { customerId } = await withHistory();
      return () => stores.customers.copyHistory({ from: customerId, into: fresh('customer') });
    },
    'customers.adopt': async () => () => {
      const profile = aProfile(fresh('customer'));
      const { customerId } = profile;
      const consents = [aConsent(customerId)];
      return stores.customers.adopt({ profile, consents, contacts: someContacts(customerId, 1) });
    },
    'customers.erase': async () => {
      const { customerId } = await withHistory();
      const enrolment = await enrolled(stores, { customerId, journeyId: 'welcome' });
      const assignment = { experimentId: 'welcome.offer', customerId, variant: 'a', weights: EVEN, at: NOON };
      await stores.experiments.assign(assignment, runOf(enrolment), 'offer');
      const send = aSend(enrolment);
      await stores.sends.claim(send, placeOf(enrolment, send), aBasis({ consentEpoch: undefined }));
      const aside = { id: fresh('event'), at: NOON, name: 'n', reason: 'r', detail: 'd' };
      await stores.asides.setAside({ ...aside, event: { customerId } });
      return () => stores.customers.erase(customerId, NOON);
    },
    'customers.directory': async () => () => stores.customers.directory({ shard: 0, limit: 10 }),
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
    'enrolments.move': async () => {
      const enrolment = await parked(stores);
      return () => stores.enrolments.move(enrolment, fresh('customer'));
    },
    'enrolments.postpone': async () => {
      const enrolment = await parked(stores);
      return () => stores.enrolments.postpone(enrolment, { leg: 1, dueAt: A_WAIT.dueAt, until: NOON });
    },
    'enrolments.retry': async () => {
      const enrolment = await enrolled(stores);
      await stores.enrolments.fail(runOf(enrolment), { at: 'x', reason: 'y', endedAt: NOON });
      return () => stores.enrolments.retry(enrolment, { leg: 1, leaseUntil: NOON });
    },
    'enrolments.migrate': async () => {
      const enrolment = await parked(stores);
      const to = { version: 'v2', machine: 'arn', at: 'x', onDue: 'y' };
      return () => stores.enrolments.migrate(enrolment, { leg: 1, version: 'v1' }, to);
    },
    'enrolments.roll': async () => () => allOf(stores.enrolments.roll('onboarding')),
    'enrolments.park': async () => {
      const enrolment = await enrolled(stores);
      return () => stores.enrolments.park(runOf(enrolment), A_WAIT);
    },
    'enrolments.wake': async () => {
      const enrolment = await parked(stores);
      return () =>
        stores.enrolments.wake(enrolment, { leg: 1, at: 'x', leaseUntil: NOON, visit: { began: NOON } });
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
    'enrolments.fallingDue': async () => () => allOf(stores.enrolments.fallingDue(NOON, NOON + HOUR)),
    'agendas.write': async () => () =>
      stores.agendas.write(anAgenda(fresh('customer')), { entered: ['regulars'], left: ['newcomers'] }),
    'agendas.told': async () => {
      const agenda = anAgenda(fresh('customer'));
      await stores.agendas.write(agenda, { entered: [], left: [] });
      return () => stores.agendas.told(agenda);
    },
    'agendas.members': async () => () => stores.agendas.members({ segment: 's', shard: 0, limit: 10 }),
    'agendas.fallingDue': async () => () => allOf(stores.agendas.fallingDue(NOON, NOON + HOUR)),
    'asides.setAside': async () => () =>
      stores.asides.setAside({ id: fresh('event'), at: NOON, name: 'n', reason: 'r', detail: 'd' }),
    'asides.counts': async () => () => stores.asides.counts(NOON),
    'asides.of': async () => () => allOf(stores.asides.of(NOON)),
    'sends.send': async () => () => stores.sends.send('s'),
    'sends.claim': async () => {
      const enrolment = await reachable(stores);
      const send = aSend(enrolment);
      const contacts = someContacts(enrolment.customerId, 1);
      const basis = aBasis({ contacts, oneForAddress: { since: NOON }, unlessPaused: true });
      return () => stores.sends.claim(send, placeOf(enrolment, send), basis);
    },
    'sends.skip': async () => {
      const enrolment = await enrolled(stores);
      const skip = aSend(enrolment, { status: 'SKIPPED' });
      return () => stores.sends.skip(skip, placeOf(enrolment, skip));
    },
    'sends.hold': async () => {
      const { enrolment, send } = await claimed(stores);
      const { sendId, purpose } = send;
      const held = { sendId, reason: 'rate', priority: 1, purpose };
      const until = { dueAt: NOON, held, onDue: 'welcome', owner: OWNER };
      return () => stores.sends.hold(send, runOf(enrolment), until);
    },
    'sends.holdDetached': async () => {
      const { send } = await claimed(stores);
      return () => stores.sends.holdDetached(send, { dueAt: NOON, owner: OWNER });
    },
    'sends.recordAccepted': async () => {
      const { sendId } = (await claimed(stores)).send;
      return () => stores.sends.recordAccepted(sendId, { owner: OWNER, providerMessageId: 'p', at: NOON });
    },
    'sends.recordRefused': async () => {
      const { sendId } = (await claimed(stores)).send;
      return () => stores.sends.recordRefused(sendId, { owner: OWNER, reason: 'x' });
    },
    'sends.giveUp': async () => {
      const { sendId } = (await claimed(stores)).send;
      return () => stores.sends.giveUp(sendId, { copies: 1, reason: 'no-evidence' });
    },
    'sends.reopen': async () => {
      const sendId = await givenUp('onboarding');
      return () => stores.sends.reopen(sendId, NOON);
    },
    'sends.follow': async () => {
      const enrolment = await enrolled(stores);
      return () => stores.sends.follow(aWaitingSend(enrolment, { detached: true, dueAt: NOON }));
    },
    'sends.fallingDue': async () => () => allOf(stores.sends.fallingDue(NOON, NOON + HOUR)),
    'sends.unknown': async () => {
      await givenUp('in-doubt');
      return () => allOf(stores.sends.unknown('in-doubt'));
    },
    'sends.recordEvidence': async () => {
      const { sendId } = (await claimed(stores)).send;
      return () => stores.sends.recordEvidence(sendId, { ...AN_OPEN, kind: 'sent' });
    },
    'suppressions.suppress': async () => () =>
      stores.suppressions.suppress({ channel: 'sms', address: '+1', reason: 'complaint', at: NOON }),
    'suppressions.release': async () => () =>
      stores.suppressions.release({ channel: 'sms', address: '+2', reason: 'stop' }),
    'suppressions.suppression': async () => () => stores.suppressions.suppression('sms', '+1'),
    'suppressions.noteSoftBounce': async () => () => {
      const bounce = { channel: 'email', address: 'a@b.example', sendId: 's' } as const;
      return stores.suppressions.noteSoftBounce({ ...bounce, at: NOON, since: NOON - HOUR });
    },
    'journeys.pause': async () => () => stores.journeys.pause('paused', { reason: 'x', at: NOON }),
    'journeys.resume': async () => {
      await stores.journeys.pause('resumed', { reason: 'x', at: NOON });
      return () => stores.journeys.resume('resumed');
    },
    'journeys.pauseOf': async () => () => stores.journeys.pauseOf('onboarding'),
    'journeys.health': async () => () => stores.journeys.health('onboarding', NOON),
    'pace.pace': async () => () => stores.pace.pace('email'),
    'pace.takeTurn': async () => () => stores.pace.takeTurn('email', NOON, 1),
    'pace.close': async () => () => stores.pace.close('email', { until: NOON, reason: 'x' }),
    'pace.setAllowance': async () => () =>
      stores.pace.setAllowance('email', { perSecond: 1, perDay: 200, sentLastDay: 0, at: NOON }),
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
    'experiments.join': async () => () =>
      stores.experiments.join(
        { experimentId: 'x', customerId: fresh('customer'), variant: 'a', weights: EVEN, at: NOON },
        'enrolment',
      ),
    'experiments.totals': async () => () => stores.experiments.totals('x'),
    'experiments.rows': async () => {
      const experimentId = fresh('experiment');
      const customerId = fresh('customer');
      const assignment = { experimentId, customerId, variant: 'a', weights: EVEN, at: NOON };
      await stores.experiments.join(assignment, 'enrolment');
      return () => allOf(stores.experiments.rows(experimentId));
    },
    'experiments.decide': async () => () => stores.experiments.decide(fresh('experiment'), A_DECISION),
    'experiments.decisions': async () => () => stores.experiments.decisions('x', 1),
    'experiments.keepSnapshot': async () => () =>
      stores.experiments.keepSnapshot('x', { at: NOON, lifts: [] }),
    'experiments.snapshots': async () => () => stores.experiments.snapshots('x'),
    'experiments.settle': async () => () => stores.experiments.settle(fresh('experiment'), A_VERDICT),
    'experiments.settled': async () => () => stores.experiments.settled('x'),
    'experiments.amend': async () => () =>
      stores.experiments.amend('x', {
        variant: 'a',
        day: '2026-03-02',
        weights: EVEN,
        ...NOTHING,
        clicked: 1,
      }),
    'wheel.handedUntil': async () => () => stores.wheel.handedUntil(),
    'wheel.setHandedUntil': async () => () => stores.wheel.setHandedUntil(NOON),
    'wheel.walkedEdition': async () => () => stores.wheel.walkedEdition(),
    'wheel.setWalkedEdition': async () => () => stores.wheel.setWalkedEdition('edition-1'),
    'reports.put': async () => () => stores.reports.put(EXAMPLE_REPORT),
    'reports.latest': async () => () => stores.reports.latest(),
  };

  /** Someone with an event and a line in the consent ledger that has its proof. */
  const withHistory = async () => {
    const event = anEvent();
    const { customerId } = event;
    const said = [anEntry(customerId, { proof: 'form 7' })];
    await stores.customers.keepEvent({ event, profile: aProfile(customerId), consents: [], said });
    return event;
  };

  const givenUp = async (journeyId: string) => {
    const { sendId } = (await claimed(stores, { journeyId })).send;
    await stores.sends.giveUp(sendId, { copies: 1, reason: 'no-evidence' });
    return sendId;
  };
  const assign = (enrolment = anEnrolment()) => {
    const { customerId } = enrolment;
    const assignment = { experimentId: 'x', customerId, variant: 'a', weights: EVEN, at: NOON };
    return stores.experiments.assign(assignment, runOf(enrolment), 'offer');
  };

  describe('the requests of', () => {
    it.each(ACCESS_PATTERNS)('$ask are $requests', async ({ ask, requests }) => {
      const call = await calls[ask]?.();
      sent.length = 0;
      await call?.();
      expect(sent).toEqual(requests);
    });

    it('evidence that says nothing of health are one', async () => {
      const { sendId } = (await claimed(stores)).send;
      sent.length = 0;
      await stores.sends.recordEvidence(sendId, AN_OPEN);
      expect(sent).toEqual(['UpdateItem']);
    });

    it('an agenda that leaves every segment as it is are one, and no transaction', async () => {
      sent.length = 0;
      await stores.agendas.write(anAgenda(fresh('customer')), { entered: [], left: [] });
      expect(sent).toEqual(['PutItem']);
    });

    it('an entry into a journey for so many are one more, and of a full one two without a transaction', async () => {
      const journeyId = fresh('journey');
      sent.length = 0;
      await stores.enrolments.enrol(anEnrolment({ journeyId }), undefined, 1);
      expect(sent).toEqual(['Query', 'TransactWriteItems']);
      sent.length = 0;
      await stores.enrolments.enrol(anEnrolment({ journeyId }), undefined, 1);
      expect(sent).toEqual(['Query', 'GetItem']);
    });

    it('an open that is noted already are one', async () => {
      sent.length = 0;
      const seen = { sendId: 's', channel: 'email', was: 'opened' } as const;
      await stores.customers.noteResponse(fresh('customer'), seen);
      expect(sent).toEqual(['GetItem']);
    });

    it('the history that is copied or erased come by the hundred events', async () => {
      const customerId = fresh('customer');
      for (let version = 1; version <= 60; version += 1) {
        const event = anEvent({ customerId });
        const profile = aProfile(customerId, { version });
        await stores.customers.keepEvent({ event, profile, consents: [], said: [] });
      }
      sent.length = 0;
      await stores.customers.copyHistory({ from: customerId, into: fresh('customer') });
      // BatchWriteItem takes 25 at most.
      const batches = Array<string>(3).fill('BatchWriteItem');
      expect(sent).toEqual(['Query', ...batches, 'Query']);
    });

    it('a turn behind others are one', async () => {
      await stores.pace.takeTurn('sms', NOON, 1);
      sent.length = 0;
      await stores.pace.takeTurn('sms', NOON, 1);
      expect(sent).toEqual(['UpdateItem']);
    });

    it('every function of a store are listed', () => {
      const functions = Object.entries(stores).flatMap(([store, verbs]) =>
        Object.keys(verbs).map((verb) => `${store}.${verb}`),
      );
      expect(ACCESS_PATTERNS.map(({ ask }) => ask).toSorted()).toEqual(functions.toSorted());
    });
  });
}
