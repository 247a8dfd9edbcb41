import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type WithQueues, withQueues } from './a-queue.ts';

const HOUR = 3600;
let the: WithQueues;
let QueueUrl: string;
beforeEach(async () => {
  the = await withQueues();
  QueueUrl = await the.queue();
});
afterEach(() => the.close());

const send = (MessageBody: string, more = {}) =>
  the.client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
const receive = async (more: Partial<ReceiveMessageCommandInput> = {}) =>
  (await the.client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...more })))
    .Messages ?? [];
const bodies = async (more: Partial<ReceiveMessageCommandInput> = {}) =>
  (await receive(more)).map(({ Body }) => Body);

describe('a queue', () => {
  it('gives a message to one receiver, and hides it from the others', async () => {
    await send('an order');
    expect(await bodies()).toEqual(['an order']);
    expect(await bodies()).toEqual([]);
  });

  it('gives it again once the visibility time-out has passed', async () => {
    await send('an order');
    await receive();
    the.clock.pass(29);
    expect(await bodies()).toEqual([]);
    the.clock.pass(1);
    expect(await bodies()).toEqual(['an order']);
  });

  it('forgets a message that its receiver deletes, also late', async () => {
    await send('an order');
    const [received] = await receive();
    the.clock.pass(60);
    await the.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: received?.ReceiptHandle }));
    expect(await bodies()).toEqual([]);
  });

  it('keeps a message when an older receipt of it is deleted', async () => {
    await send('an order');
    const [first] = await receive();
    the.clock.pass(30);
    await receive();
    await the.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first?.ReceiptHandle }));
    the.clock.pass(30);
    expect(await bodies()).toEqual(['an order']);
  });

  it('holds a message back for as long as its sender says', async () => {
    await send('an order', { DelaySeconds: 900 });
    the.clock.pass(899);
    expect(await bodies()).toEqual([]);
    the.clock.pass(1);
    expect(await bodies()).toEqual(['an order']);
  });

  it('holds every message back for as long as the queue says', async () => {
    QueueUrl = await the.queue({ QueueName: 'slow', DelaySeconds: 10 });
    await send('an order');
    expect(await bodies()).toEqual([]);
    the.clock.pass(10);
    expect(await bodies()).toEqual(['an order']);
  });

  it('lets a receiver give a message back, or keep it for longer', async () => {
    await send('an order');
    const visibility = async (VisibilityTimeout: number) => {
      const [one] = await receive();
      await the.client.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl,
          ReceiptHandle: one?.ReceiptHandle,
          VisibilityTimeout,
        }),
      );
    };
    await visibility(0);
    await visibility(HOUR);
    the.clock.pass(HOUR - 1);
    expect(await bodies()).toEqual([]);
    the.clock.pass(1);
    expect(await bodies()).toEqual(['an order']);
  });

  it('lets nobody have a message for more than twelve hours', async () => {
    await send('an order');
    const [one] = await receive();
    the.clock.pass(1);
    const longer = { QueueUrl, ReceiptHandle: one?.ReceiptHandle, VisibilityTimeout: 12 * HOUR };
    await expect(the.client.send(new ChangeMessageVisibilityCommand(longer))).rejects.toThrow(
      'Total VisibilityTimeout for the message is beyond the limit [43200 seconds]',
    );
  });

  it('refuses to change how long a message is hidden that nobody has', async () => {
    await send('an order');
    const [one] = await receive();
    the.clock.pass(30);
    const late = { QueueUrl, ReceiptHandle: one?.ReceiptHandle, VisibilityTimeout: 10 };
    await expect(the.client.send(new ChangeMessageVisibilityCommand(late))).rejects.toMatchObject({
      name: 'MessageNotInflight',
    });
  });

  it('answers a long poll as soon as there is something', async () => {
    const waiting = bodies({ WaitTimeSeconds: 20 });
    await send('an order');
    expect(await waiting).toEqual(['an order']);
  });

  it('answers a long poll with nothing when its time is over', async () => {
    const waiting = bodies({ WaitTimeSeconds: 20 });
    await send('not here', { QueueUrl: await the.queue({ QueueName: 'other' }) });
    the.clock.pass(20);
    expect(await waiting).toEqual([]);
  });

  it('forgets what nobody has fetched for four days', async () => {
    await send('an order');
    the.clock.pass(4 * 24 * HOUR);
    expect(await bodies()).toEqual([]);
  });

  it('counts what is there, in flight and held back', async () => {
    await send('one');
    await send('two');
    await send('three', { DelaySeconds: 10 });
    await receive({ MaxNumberOfMessages: 1 });
    const { Attributes } = await the.client.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    expect(Attributes).toMatchObject({
      QueueArn: 'arn:aws:sqs:eu-central-1:123456789012:orders',
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesNotVisible: '1',
      ApproximateNumberOfMessagesDelayed: '1',
      VisibilityTimeout: '30',
      MessageRetentionPeriod: '345600',
    });
  });

  it('is empty after a purge', async () => {
    await send('one');
    await send('two', { DelaySeconds: 10 });
    await the.client.send(new PurgeQueueCommand({ QueueUrl }));
    the.clock.pass(10);
    expect(await bodies()).toEqual([]);
  });
});
