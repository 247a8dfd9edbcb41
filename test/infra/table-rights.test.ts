import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { agendaStore } from '../../lib/aws/dynamo/agenda-store.ts';
import { asideStore } from '../../lib/aws/dynamo/aside-store.ts';
import { entryItem } from '../../lib/aws/dynamo/consent-ledger.ts';
import { customerStore } from '../../lib/aws/dynamo/customer-store.ts';
import { openTable } from '../../lib/aws/dynamo/dynamo.ts';
import { enrolmentItem } from '../../lib/aws/dynamo/enrolment-item.ts';
import { enrolmentStore } from '../../lib/aws/dynamo/enrolment-store.ts';
import { eventItem } from '../../lib/aws/dynamo/event-item.ts';
import { experimentStore } from '../../lib/aws/dynamo/experiment-store.ts';
import { journeyStore } from '../../lib/aws/dynamo/journey-store.ts';
import { paceStore } from '../../lib/aws/dynamo/pace-store.ts';
import { reportStore } from '../../lib/aws/dynamo/report-store.ts';
import { sendItem } from '../../lib/aws/dynamo/send-item.ts';
import { sendStore } from '../../lib/aws/dynamo/send-store.ts';
import { suppressionStore } from '../../lib/aws/dynamo/suppression-store.ts';
import { wheelStore } from '../../lib/aws/dynamo/wheel-store.ts';
import { NOTHING } from '../../lib/core/experiment/totals.ts';
import { EXAMPLE_REPORT } from '../../lib/core/report/example.ts';
import { type TableCall, tableRightsOf } from '../../lib/infra/table-rights.ts';
import { allOf } from '../contract/all-of.ts';
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
  NOON,
  OWNER,
  placeOf,
  runOf,
  someContacts,
} from '../contract/fixtures.ts';

const client = mockClient(DynamoDBDocumentClient);
const dynamo = openTable('table', { region: 'us-east-1' });
const customers = customerStore(dynamo);
const enrolments = enrolmentStore(dynamo);
const agendas = agendaStore(dynamo);
const asides = asideStore(dynamo);
const sends = sendStore(dynamo);
const experiments = experimentStore(dynamo);
const suppressions = suppressionStore(dynamo);
const journeys = journeyStore(dynamo);
const pace = paceStore(dynamo);
const wheel = wheelStore(dynamo);
const reports = reportStore(dynamo);

const event = anEvent();
const enrolment = anEnrolment();
const run = runOf(enrolment);
const end = { at: 'x', reason: 'bought', endedAt: NOON };
const about = { experimentId: 'x', customerId: 'c', at: NOON };
/** A customer's row. */
const inExperiment = {
  customerId: 'c',
  variant: 'a',
  day: '2026-03-02',
  weights: '{"a":1}',
  assignedAt: NOON,
  valueMinor: 0,
  version: 1,
};
const send = aSend(enrolment);
const held = { sendId: 's', reason: 'rate', priority: 1, purpose: 'marketing' } as const;
const address = { channel: 'sms', address: '+1' } as const;
const everything = {
  contacts: someContacts(enrolment.customerId, 1),
  oneForAddress: { since: NOON },
  unlessPaused: true,
};
/** The send is in the table. */
const isThere = () => client.on(GetCommand).resolves({ Item: sendItem(send) });
/** What queries find, by the kind of their partition. */
const holds = (rows: Readonly<Record<string, readonly Record<string, unknown>[]>>) =>
  client.on(QueryCommand).callsFake(({ ExpressionAttributeValues: values }) => {
    const [kind = ''] = String(values[':pk']).split('#');
    return { Items: rows[kind] ?? [] };
  });

const CALLS: Record<TableCall, () => Promise<unknown>> = {
  'customers.customer': () => customers.customer('c'),
  'customers.event': () => customers.event('c', event),
  'customers.eventsNamed': () => customers.eventsNamed({ customerId: 'c', name: 'Viewed', since: NOON }),
  'customers.keepEvent': () => {
    client.on(TransactWriteCommand).rejects(alreadyKept);
    return customers.keepEvent({
      event,
      profile: aProfile('c'),
      consents: [aConsent('c')],
      said: [anEntry('c')],
    });
  },
  'customers.consentLedger': () => customers.consentLedger('c'),
  'customers.noteResponse': () => {
    client.on(GetCommand).resolves({ Item: { recent: [], version: 1 } });
    return customers.noteResponse('c', { sendId: 's', channel: 'email', was: 'clicked' });
  },
  'customers.putProfile': () => customers.putProfile(aProfile('c')),
  'customers.copyHistory': () => {
    holds({ history: [eventItem(event)], 'consent-ledger': [entryItem(anEntry('c'))] });
    return customers.copyHistory({ from: 'a', into: 'c' });
  },
  'customers.adopt': () =>
    customers.adopt({
      profile: aProfile('c'),
      consents: [aConsent('c')],
      contacts: someContacts('c', 1),
    }),
  'customers.erase': () => {
    const Item = enrolmentItem({ ...enrolment, variants: { offer: 'a' }, sends: { welcome: ['s'] } });
    const key = (pk: string) => [{ pk, sk: 'x' }];
    holds({
      customer: [Item],
      history: key('history#c'),
      experiment: key('experiment#x#c'),
      'consent-ledger': [entryItem(anEntry('c', { proof: 'form 7' }))],
      'aside-of': [{ pk: 'aside-of#c', sk: 'x', aside: { pk: 'aside#2026-03-02#0', sk: 'x' } }],
    });
    client.on(UpdateCommand).resolves({ Attributes: Item });
    client.on(GetCommand).resolves({ Item: inExperiment });
    return customers.erase('c', NOON);
  },
  'customers.directory': () => customers.directory({ shard: 0, limit: 1 }),
  'customers.finishEvent': () => customers.finishEvent('e'),
  'customers.applyUpdate': () => customers.applyUpdate({ profile: aProfile('c'), run, stepId: 'promote' }),
  'enrolments.enrolment': () => enrolments.enrolment(enrolment),
  'enrolments.enrol': async () => {
    await enrolments.enrol(enrolment, undefined, 1);
    holds({ capacity: [{ sk: '0', entered: 1 }] });
    await enrolments.enrol(enrolment, undefined, 1);
  },
  'enrolments.move': () => {
    client.on(GetCommand).resolves({ Item: enrolmentItem({ ...enrolment, status: 'DONE' }) });
    return enrolments.move(enrolment, 'c');
  },
  'enrolments.postpone': () => enrolments.postpone(enrolment, { leg: 1, dueAt: NOON, until: NOON }),
  'enrolments.retry': () => enrolments.retry(enrolment, { leg: 1, leaseUntil: NOON }),
  'enrolments.migrate': () => {
    client.on(GetCommand).resolves({ Item: enrolmentItem({ ...enrolment, ...A_WAIT }) });
    const to = { version: 'v2', machine: 'm', at: 'x', onDue: 'y' };
    return enrolments.migrate(enrolment, { leg: 1, version: 'v1' }, to);
  },
  'enrolments.roll': () => allOf(enrolments.roll('j')),
  'enrolments.park': () => enrolments.park(run, A_WAIT),
  'enrolments.wake': () =>
    enrolments.wake(enrolment, { leg: 1, at: 'x', leaseUntil: NOON, visit: { began: NOON } }),
  'enrolments.takeOver': () => enrolments.takeOver(enrolment, { leg: 1, now: NOON, leaseUntil: NOON }),
  'enrolments.complete': () => enrolments.complete(run, end),
  'enrolments.fail': () => enrolments.fail(run, end),
  'enrolments.exit': () => enrolments.exit(enrolment, end),
  'enrolments.reachGoal': () => enrolments.reachGoal(enrolment, { at: NOON, eventId: 'e', valueMinor: 1 }),
  'enrolments.fallingDue': () => allOf(enrolments.fallingDue(NOON, NOON + 1)),
  'agendas.write': () => agendas.write(anAgenda('c'), { entered: ['a'], left: ['b'] }),
  'agendas.told': () => agendas.told({ customerId: 'c', version: 1 }),
  'agendas.members': () => agendas.members({ segment: 's', shard: 0, limit: 1 }),
  'agendas.fallingDue': () => allOf(agendas.fallingDue(NOON, NOON + 1)),
  'asides.setAside': () =>
    asides.setAside({ id: 'i', at: NOON, name: 'n', reason: 'r', detail: 'd', event: { customerId: 'c' } }),
  'asides.counts': () => asides.counts(NOON),
  'asides.of': () => allOf(asides.of(NOON)),
  'sends.send': () => sends.send('s'),
  'sends.claim': () => sends.claim(send, placeOf(enrolment, send), aBasis(everything)),
  'sends.skip': () => sends.skip(send, placeOf(enrolment, send)),
  'sends.hold': () => sends.hold(send, run, { dueAt: NOON, held, onDue: 'x', owner: OWNER }),
  'sends.holdDetached': () => sends.holdDetached(send, { dueAt: NOON, owner: OWNER }),
  'sends.recordAccepted': () => sends.recordAccepted('s', { owner: OWNER, providerMessageId: 'p', at: NOON }),
  'sends.recordRefused': () => sends.recordRefused('s', { owner: OWNER, reason: 'x' }),
  'sends.giveUp': () => {
    isThere();
    return sends.giveUp('s', { copies: 1, reason: 'no-evidence' });
  },
  'sends.reopen': () => sends.reopen('s', NOON),
  'sends.follow': () => sends.follow(send),
  'sends.fallingDue': () => allOf(sends.fallingDue(NOON, NOON + 1)),
  'sends.unknown': () => {
    client.on(QueryCommand).resolves({ Items: [{ pk: 'send#s' }] });
    return allOf(sends.unknown('j'));
  },
  'sends.recordEvidence': () => {
    isThere();
    return sends.recordEvidence('s', { kind: 'sent', at: NOON, providerMessageId: 'p', permanent: false });
  },
  'suppressions.suppress': () => suppressions.suppress({ ...address, reason: 'complaint', at: NOON }),
  'suppressions.release': () => suppressions.release({ ...address, reason: 'stop' }),
  'suppressions.suppression': () => suppressions.suppression('sms', '+1'),
  'suppressions.noteSoftBounce': () =>
    suppressions.noteSoftBounce({ ...address, sendId: 's', at: NOON, since: NOON }),
  'journeys.pause': () => journeys.pause('j', { reason: 'x', at: NOON }),
  'journeys.resume': () => journeys.resume('j'),
  'journeys.pauseOf': () => journeys.pauseOf('j'),
  'journeys.health': () => journeys.health('j', NOON),
  'pace.pace': () => pace.pace('email'),
  'pace.takeTurn': () => {
    client.on(UpdateCommand).resolves({ Attributes: { lastTurnMicros: 1 } });
    return pace.takeTurn('email', NOON, 1);
  },
  'pace.close': () => pace.close('email', { until: NOON, reason: 'x' }),
  'pace.setAllowance': () => pace.setAllowance('email', undefined),
  'experiments.assign': () => experiments.assign({ ...about, variant: 'a', weights: { a: 1 } }, run, 'offer'),
  'experiments.join': () => experiments.join({ ...about, variant: 'a', weights: { a: 1 } }, 'e'),
  'experiments.credit': () => {
    client.on(GetCommand).resolves({ Item: inExperiment });
    return experiments.credit({ ...about, eventId: 'e', metric: 'clicked', valueMinor: 0 });
  },
  'experiments.totals': () => experiments.totals('x'),
  'experiments.rows': () => {
    holds({ assigned: [{ customerId: 'c' }] });
    return allOf(experiments.rows('x'));
  },
  'experiments.decide': () => experiments.decide('x', A_DECISION),
  'experiments.decisions': () => experiments.decisions('x', 1),
  'experiments.keepSnapshot': () => experiments.keepSnapshot('x', { at: NOON, lifts: [] }),
  'experiments.snapshots': () => experiments.snapshots('x'),
  'experiments.settle': () => experiments.settle('x', A_VERDICT),
  'experiments.settled': () => experiments.settled('x'),
  'experiments.amend': () =>
    experiments.amend('x', { variant: 'a', day: '2026-03-02', weights: { a: 1 }, ...NOTHING }),
  'wheel.handedUntil': () => wheel.handedUntil(),
  'wheel.setHandedUntil': () => wheel.setHandedUntil(NOON),
  'wheel.walkedEdition': () => wheel.walkedEdition(),
  'wheel.setWalkedEdition': () => wheel.setWalkedEdition('e'),
  'reports.put': () => reports.put(EXAMPLE_REPORT),
  'reports.latest': () => reports.latest(),
};

/** What DynamoDB answers to the first step of keepEvent when it has the event. */
const alreadyKept = new TransactionCanceledException({
  message: 'cancelled',
  $metadata: {},
  CancellationReasons: [
    {
      Code: 'ConditionalCheckFailed',
      Item: {
        customerId: { S: 'c' },
        id: { S: event.id },
        name: { S: event.name },
        occurredAt: { N: String(event.occurredAt) },
      },
    },
  ],
});

describe('the rights to', () => {
  beforeEach(() => {
    client.reset();
    client.onAnyCommand().resolves({});
  });

  it.each(Object.keys(CALLS) as TableCall[])(
    '%s are those that its requests need, and no more',
    async (call) => {
      await CALLS[call]();
      const granted = tableRightsOf([call]).flatMap(({ action, rows, index }) =>
        rows.map((row) => [action, row, ...(index === undefined ? [] : [index])].join(' ')),
      );
      expect(granted.toSorted()).toEqual([...needed()].toSorted());
    },
  );
});

/** `GetItem send#*` for each action on each kind of row that was asked for. */
function needed(): Set<string> {
  return new Set(client.calls().flatMap(({ args: [command] }) => rightsFor(command)));
}

function rightsFor(command: unknown): string[] {
  if (command instanceof GetCommand) return [right('GetItem', command.input.Key)];
  if (command instanceof PutCommand) return [right('PutItem', command.input.Item)];
  if (command instanceof DeleteCommand) return [right('DeleteItem', command.input.Key)];
  if (command instanceof UpdateCommand) return [right('UpdateItem', command.input.Key)];
  if (command instanceof BatchWriteCommand) {
    return (command.input.RequestItems?.['table'] ?? []).map(({ PutRequest, DeleteRequest }) =>
      right('BatchWriteItem', PutRequest?.Item ?? DeleteRequest?.Key),
    );
  }
  if (command instanceof TransactWriteCommand) {
    return (command.input.TransactItems ?? []).map((item) => rightForPart(item));
  }
  if (command instanceof QueryCommand) {
    const { IndexName, ExpressionAttributeValues: values } = command.input;
    const query = right('Query', { pk: values?.[':pk'] });
    return [IndexName === undefined ? query : `${query} ${IndexName}`];
  }
  throw new Error(`no right is known for ${String(command)}`);
}

type Part = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
function rightForPart({ Put, Update, Delete, ConditionCheck }: Part): string {
  if (Put !== undefined) return right('PutItem', Put.Item);
  if (Update !== undefined) return right('UpdateItem', Update.Key);
  if (Delete !== undefined) return right('DeleteItem', Delete.Key);
  return right('ConditionCheckItem', ConditionCheck?.Key);
}

function right(action: string, key: Record<string, unknown> | undefined): string {
  const pk = String(key?.['pk']);
  return `${action} ${pk.includes('#') ? `${pk.slice(0, pk.indexOf('#'))}#*` : pk}`;
}
