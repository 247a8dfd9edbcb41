import { DynamoDBClient, QueryCommand, ScanCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  GetSecretValueCommand,
  RotateSecretCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { Emulator } from '../../../lib/emulator/emulator.ts';
import { clientOf, eventually } from '../end-to-end-stack.ts';
import { EVERY_STEP } from './synthesize-every-right.ts';

const Enrolment = z.object({
  journeyId: z.string(),
  customerId: z.string(),
  enrolmentId: z.string(),
  leg: z.number(),
  status: z.string(),
});
const SentMessage = z.object({
  pk: z.string(),
  sk: z.string(),
  sendId: z.string(),
  status: z.literal('SENT'),
});

export type World = ReturnType<typeof worldOf>;

/** The stack as somebody outside sees it, who owns the account. */
export function worldOf({ place, stacks, clock }: Emulator) {
  const client = clientOf(place.endpoint);
  const [events, queues, table, secrets] = [
    new EventBridgeClient(client),
    new SQSClient(client),
    new DynamoDBClient(client),
    new SecretsManagerClient(client),
  ];

  function resource(logicalId: string) {
    const all = stacks.flatMap(({ resources }) => resources);
    const found = all.find((one) => new RegExp(`^${logicalId}[0-9A-F]{8}$`).test(one.logicalId));
    if (found === undefined) throw new Error(`the stack has no ${logicalId}`);
    return found;
  }

  async function enrolment(customerId: string) {
    const { Items = [] } = await table.send(
      new QueryCommand({
        TableName: resource('Table').ref,
        KeyConditionExpression: 'pk = :customer and begins_with(sk, :kind)',
        ExpressionAttributeValues: marshall({ ':customer': `customer#${customerId}`, ':kind': 'enrolment#' }),
      }),
    );
    const all = Items.map((item) => Enrolment.parse(unmarshall(item)));
    return all.find(({ journeyId }) => journeyId === EVERY_STEP.id);
  }

  async function sentMessage(customerId: string, journeyId: string) {
    const { Items = [] } = await table.send(
      new ScanCommand({ TableName: resource('Table').ref, ConsistentRead: true }),
    );
    const rows = Items.map((item) => unmarshall(item)).filter(
      (row) => row['customerId'] === customerId && row['journeyId'] === journeyId,
    );
    return rows.map((row) => SentMessage.safeParse(row).data).find((row) => row !== undefined);
  }

  const send = (queue: string, body: object) =>
    queues.send(new SendMessageCommand({ QueueUrl: resource(queue).ref, MessageBody: JSON.stringify(body) }));

  return {
    arn: (logicalId: string) => resource(logicalId).attributes['Arn'] ?? '',
    ref: (logicalId: string) => resource(logicalId).ref,
    publish: (name: string, detail: object) => {
      const entry = {
        EventBusName: 'sojourn-dev',
        Source: 'shop',
        DetailType: name,
        Detail: JSON.stringify(detail),
      };
      return events.send(new PutEventsCommand({ Entries: [entry] }));
    },
    send,
    /** A call of the collector, as a library of Segment makes it. */
    track: async (event: string, userId: string) => {
      const secret = new GetSecretValueCommand({ SecretId: resource('WriteKeysSecret').ref });
      const { SecretString: key = '' } = await secrets.send(secret);
      const url = stacks[0]?.outputs['CollectorUrl'];
      await fetch(`${url}/v1/track`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${key}:`)}`, 'content-type': 'application/json' },
        body: JSON.stringify({ event, userId }),
      });
    },
    rotate: (secret: string) => secrets.send(new RotateSecretCommand({ SecretId: resource(secret).ref })),
    /** A message that was sent goes out once more, as if it had been in doubt and `sojourn resend` had reopened it. */
    resend: async (customerId: string, journeyId: string) => {
      const { pk, sk, sendId } = await eventually(() => sentMessage(customerId, journeyId));
      const dueAt = clock.now();
      await table.send(
        new UpdateItemCommand({
          TableName: resource('Table').ref,
          Key: marshall({ pk, sk }),
          UpdateExpression: 'SET #status = :ready, detached = :true, dueAt = :now',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: marshall({ ':ready': 'READY', ':true': true, ':now': dueAt }),
        }),
      );
      await send('TimeWheelDueSendsQueue', { sendId, dueAt });
    },
    /** Waits until the customer waits, for the nth time. */
    parked: (customerId: string, leg: number) =>
      eventually(async () => {
        const found = await enrolment(customerId);
        return found?.status === 'PARKED' && found.leg === leg ? found : undefined;
      }, 60),
    ended: (customerId: string) =>
      eventually(async () => ((await enrolment(customerId))?.status === 'DONE' ? true : undefined)),
  };
}

/** What each customer says of himself. */
export function customer(customerId: string, email = addressOf(customerId)) {
  return {
    customerId,
    traits: { email, phone: '+821012345678', locale: 'en' },
    consent: { email: { status: 'granted', tracking: 'granted' }, sms: 'granted' },
    properties: { plan: 'gold' },
  };
}

export const addressOf = (customerId: string): string => `${customerId}@example.com`;
