import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { clientConfig } from './client-config.ts';

/** @param endpoint another than AWS's own: the emulator's */
export function openQueues(endpoint: string | undefined): SQSClient {
  return new SQSClient(clientConfig(endpoint));
}

/** A queue of the deployment with its dead-letter queue. */
export type DeadLetterQueue = {
  readonly name: string;
  readonly queueUrl: string;
  readonly deadLettersUrl: string;
};

export type DeadLetter = {
  readonly body: string;
  /** Why it can never be processed; undefined for one that failed five times for reasons of its own. */
  readonly reason: string | undefined;
};

/** The queues whose name begins so and which give up on messages: each names its dead-letter queue itself. */
export async function deadLetterQueues(client: SQSClient, prefix: string): Promise<DeadLetterQueue[]> {
  const found: DeadLetterQueue[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(
      new ListQueuesCommand({ QueueNamePrefix: prefix, MaxResults: 1000, ...(NextToken && { NextToken }) }),
    );
    for (const queueUrl of page.QueueUrls ?? []) {
      const deadLettersUrl = await deadLettersOf(client, queueUrl);
      if (deadLettersUrl !== undefined) found.push({ name: nameOf(queueUrl), queueUrl, deadLettersUrl });
    }
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return found;
}

/**
 * Brings dead letters back to their queue: as many as there are now, so that one that dies again meanwhile does not go
 * round for ever. StartMessageMoveTask would not do, for it moves only what SQS itself gave up on, not what a function
 * put there.
 * @param onLetter told of each before it is moved
 */
export async function redrive(
  client: SQSClient,
  { queueUrl, deadLettersUrl }: DeadLetterQueue,
  onLetter: (letter: DeadLetter) => void,
): Promise<void> {
  let left = await countOf(client, deadLettersUrl);
  while (left > 0) {
    const letters = (await receive(client, deadLettersUrl)).slice(0, left);
    if (letters.length === 0) return;
    for (const letter of letters) {
      onLetter(read(letter));
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: letter.Body }));
      const { ReceiptHandle } = letter;
      await client.send(new DeleteMessageCommand({ QueueUrl: deadLettersUrl, ReceiptHandle }));
      left -= 1;
    }
  }
}

/** Shows dead letters without moving them, ten at most; they are hidden for some seconds only. */
export async function lookAt(client: SQSClient, { deadLettersUrl }: DeadLetterQueue): Promise<DeadLetter[]> {
  return (await receive(client, deadLettersUrl, LOOK_SECONDS)).map(read);
}

function read({ Body = '', MessageAttributes }: Message): DeadLetter {
  return { body: Body, reason: MessageAttributes?.['reason']?.StringValue };
}

async function countOf(client: SQSClient, QueueUrl: string): Promise<number> {
  const AttributeNames = ['ApproximateNumberOfMessages'] as const;
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }),
  );
  return Number(Attributes?.ApproximateNumberOfMessages ?? 0);
}

const LOOK_SECONDS = 2;
const MOVE_SECONDS = 60;

async function receive(client: SQSClient, url: string, visibility = MOVE_SECONDS): Promise<Message[]> {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: visibility,
      WaitTimeSeconds: 1,
      MessageAttributeNames: ['reason'],
    }),
  );
  return Messages;
}

const RedrivePolicy = z
  .string()
  .transform((text) => z.object({ deadLetterTargetArn: z.string() }).parse(JSON.parse(text)));

async function deadLettersOf(client: SQSClient, queueUrl: string): Promise<string | undefined> {
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['RedrivePolicy'] }),
  );
  if (Attributes?.RedrivePolicy === undefined) return undefined;
  const { deadLetterTargetArn } = RedrivePolicy.parse(Attributes.RedrivePolicy);
  const name = deadLetterTargetArn.slice(deadLetterTargetArn.lastIndexOf(':') + 1);
  const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: name }));
  return QueueUrl;
}

function nameOf(queueUrl: string): string {
  return queueUrl.slice(queueUrl.lastIndexOf('/') + 1);
}
