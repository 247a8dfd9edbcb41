import {
  ListMessageMoveTasksCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type WithQueues, withQueues } from './a-queue.ts';

const arn = (name: string) => `arn:aws:sqs:eu-central-1:123456789012:${name}`;
let the: WithQueues;
let orders: string;
let letters: string;
beforeEach(async () => {
  the = await withQueues();
  letters = await the.queue({ QueueName: 'letters' });
  const RedrivePolicy = { deadLetterTargetArn: arn('letters'), maxReceiveCount: 2 };
  orders = await the.queue({ QueueName: 'orders', RedrivePolicy });
});
afterEach(() => the.close());

const send = (QueueUrl: string) =>
  the.client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'an order' }));
const receive = async (QueueUrl: string) => {
  const asked = new ReceiveMessageCommand({ QueueUrl, MessageSystemAttributeNames: ['All'] });
  return (await the.client.send(asked)).Messages?.[0];
};
const receiveInVain = async (times: number) => {
  for (let left = times; left > 0; left -= 1) {
    await receive(orders);
    the.clock.pass(30);
  }
};

describe('a dead-letter queue', () => {
  it('gets a message that was received twice in vain, when somebody asks for it again', async () => {
    await send(orders);
    await receiveInVain(2);
    expect(await receive(letters)).toBeUndefined();
    expect(await receive(orders)).toBeUndefined();
    expect(await receive(letters)).toMatchObject({
      Body: 'an order',
      // Counted "across all queues", says API_ReceiveMessage.
      Attributes: { DeadLetterQueueSourceArn: arn('orders'), ApproximateReceiveCount: '3' },
    });
  });

  it('gives its messages back to where they came from, as new ones', async () => {
    await send(orders);
    await receiveInVain(3);
    await the.client.send(new StartMessageMoveTaskCommand({ SourceArn: arn('letters') }));
    expect(await receive(orders)).toMatchObject({ Attributes: { ApproximateReceiveCount: '1' } });
    expect(the.sqs.queues.byArn(arn('letters')).counts().visible).toBe(0);
    const { Results } = await the.client.send(new ListMessageMoveTasksCommand({ SourceArn: arn('letters') }));
    expect(Results).toMatchObject([{ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 1 }]);
  });

  it('cannot give back what somebody put there without a queue having given it up', async () => {
    await send(letters);
    await the.client.send(new StartMessageMoveTaskCommand({ SourceArn: arn('letters') }));
    const { Results } = await the.client.send(new ListMessageMoveTasksCommand({ SourceArn: arn('letters') }));
    expect(Results).toMatchObject([{ Status: 'FAILED', FailureReason: 'CouldNotDetermineMessageSource' }]);
  });

  it('must be there before the queue that names it', async () => {
    const RedrivePolicy = { deadLetterTargetArn: arn('nowhere'), maxReceiveCount: 2 };
    await expect(the.queue({ QueueName: 'x', RedrivePolicy })).rejects.toThrow('does not exist');
  });
});
