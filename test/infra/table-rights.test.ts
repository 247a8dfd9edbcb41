import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
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
import { customerStore } from '../../lib/aws/dynamo/customer-store.ts';
import { openTable } from '../../lib/aws/dynamo/dynamo.ts';
import { enrolmentStore } from '../../lib/aws/dynamo/enrolment-store.ts';
import { experimentStore } from '../../lib/aws/dynamo/experiment-store.ts';
import { sendStore } from '../../lib/aws/dynamo/send-store.ts';
import { suppressionStore } from '../../lib/aws/dynamo/suppression-store.ts';
import { wheelStore } from '../../lib/aws/dynamo/wheel-store.ts';
import { type TableCall, tableRightsOf } from '../../lib/infra/table-rights.ts';
import {
  A_WAIT,
  aConsent,
  anEnrolment,
  anEvent,
  aProfile,
  aSend,
  NOON,
  runOf,
} from '../contract/fixtures.ts';

const client = mockClient(DynamoDBDocumentClient);
const dynamo = openTable('table', { region: 'us-east-1' });
const customers = customerStore(dynamo);
const enrolments = enrolmentStore(dynamo);
const sends = sendStore(dynamo);
const experiments = experimentStore(dynamo);
const suppressions = suppressionStore(dynamo);
const wheel = wheelStore(dynamo);

const event = anEvent();
const enrolment = anEnrolment();
const run = runOf(enrolment);
const end = { at: 'x', reason: 'bought', endedAt: NOON };
const about = { experimentId: 'x', customerId: 'c', at: NOON };
const evidence = { kind: 'opened', at: NOON, providerMessageId: 'p' } as const;

const CALLS: Record<TableCall, () => Promise<unknown>> = {
  'customers.customer': () => customers.customer('c'),
  'customers.event': () => customers.event('c', event),
  'customers.eventsNamed': () => customers.eventsNamed({ customerId: 'c', name: 'Viewed', since: NOON }),
  'customers.keepEvent': () => {
    client.on(TransactWriteCommand).rejects(alreadyKept);
    return customers.keepEvent({ event, profile: aProfile('c'), consents: [aConsent('c')] });
  },
  'customers.finishEvent': () => customers.finishEvent('e'),
  'customers.applyUpdate': () => customers.applyUpdate({ profile: aProfile('c'), run, stepId: 'promote' }),
  'enrolments.enrolment': () => enrolments.enrolment(enrolment),
  'enrolments.enrol': () => enrolments.enrol(enrolment, undefined),
  'enrolments.park': () => enrolments.park(run, A_WAIT),
  'enrolments.wake': () => enrolments.wake(enrolment, { leg: 1, at: 'x', leaseUntil: NOON }),
  'enrolments.takeOver': () => enrolments.takeOver(enrolment, { leg: 1, now: NOON, leaseUntil: NOON }),
  'enrolments.complete': () => enrolments.complete(run, end),
  'enrolments.fail': () => enrolments.fail(run, end),
  'enrolments.exit': () => enrolments.exit(enrolment, end),
  'enrolments.reachGoal': () => enrolments.reachGoal(enrolment, { at: NOON, eventId: 'e', valueMinor: 1 }),
  'enrolments.fallingDue': async () => {
    const due: unknown[] = [];
    for await (const one of enrolments.fallingDue(NOON, NOON + 1)) due.push(one);
    return due;
  },
  'sends.send': () => sends.send('s'),
  'sends.claim': () => sends.claim(aSend(enrolment), run, { consentEpoch: 1, address: 'mina@mail.example' }),
  'sends.skip': () => sends.skip(aSend(enrolment), run),
  'sends.recordAccepted': () => sends.recordAccepted('s', { providerMessageId: 'p', at: NOON }),
  'sends.recordRefused': () => sends.recordRefused('s', { status: 'READY', reason: 'x' }),
  'sends.recordEvidence': () => sends.recordEvidence('s', evidence),
  'suppressions.suppress': () =>
    suppressions.suppress({ channel: 'sms', address: '+1', reason: 'complaint', at: NOON }),
  'experiments.assign': () => experiments.assign({ ...about, variant: 'a' }, run, 'offer'),
  'experiments.credit': () => {
    const Item = { variant: 'a', clicked: false, converted: false, valueMinor: 0, version: 1 };
    client.on(GetCommand).resolves({ Item });
    return experiments.credit({ ...about, eventId: 'e', metric: 'clicked', valueMinor: 0 });
  },
  'wheel.handedUntil': () => wheel.handedUntil(),
  'wheel.setHandedUntil': () => wheel.setHandedUntil(NOON),
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
  if (command instanceof UpdateCommand) return [right('UpdateItem', command.input.Key)];
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
function rightForPart({ Put, Update, ConditionCheck }: Part): string {
  if (Put !== undefined) return right('PutItem', Put.Item);
  if (Update !== undefined) return right('UpdateItem', Update.Key);
  return right('ConditionCheckItem', ConditionCheck?.Key);
}

function right(action: string, key: Record<string, unknown> | undefined): string {
  const pk = String(key?.['pk']);
  return `${action} ${pk.includes('#') ? `${pk.slice(0, pk.indexOf('#'))}#*` : pk}`;
}
