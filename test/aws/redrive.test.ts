import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { type DeadLetter, deadLetterQueues, openQueues, redrive } from '../../lib/aws/redrive.ts';

const sqs = mockClient(SQSClient);
beforeEach(() => void sqs.reset());

const events = { name: 'sojourn-dev-Events', queueUrl: 'https://q/events', deadLettersUrl: 'https://q/dead' };

function letter(id: string, reason?: string) {
  return {
    MessageId: id,
    ReceiptHandle: `handle-${id}`,
    Body: `{"id":"${id}"}`,
    ...(reason !== undefined && {
      MessageAttributes: { reason: { DataType: 'String', StringValue: reason } },
    }),
  };
}

describe('dead letters', () => {
  it('are found by the queues that give up on messages', async () => {
    sqs
      .on(ListQueuesCommand)
      .resolves({ QueueUrls: ['https://q/1/sojourn-dev-Events', 'https://q/1/sojourn-dev-Dead'] });
    sqs.on(GetQueueAttributesCommand).resolves({});
    sqs.on(GetQueueAttributesCommand, { QueueUrl: 'https://q/1/sojourn-dev-Events' }).resolves({
      Attributes: {
        RedrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:r:1:sojourn-dev-Dead","maxReceiveCount":5}',
      },
    });
    sqs
      .on(GetQueueUrlCommand, { QueueName: 'sojourn-dev-Dead' })
      .resolves({ QueueUrl: 'https://q/1/sojourn-dev-Dead' });
    expect(await deadLetterQueues(openQueues(undefined), 'sojourn-dev-')).toEqual([
      {
        name: 'sojourn-dev-Events',
        queueUrl: 'https://q/1/sojourn-dev-Events',
        deadLettersUrl: 'https://q/1/sojourn-dev-Dead',
      },
    ]);
  });

  it('go back to their queue before they are deleted, as many as there were: one that dies again stays', async () => {
    sqs.on(GetQueueAttributesCommand).resolves({ Attributes: { ApproximateNumberOfMessages: '2' } });
    sqs
      .on(ReceiveMessageCommand)
      .resolvesOnce({ Messages: [letter('a', 'the body is not JSON'), letter('b')] })
      .resolves({ Messages: [letter('a2')] });
    const seen: DeadLetter[] = [];
    await redrive(openQueues(undefined), events, (one) => void seen.push(one));
    expect(seen.map(({ reason }) => reason)).toEqual(['the body is not JSON', undefined]);
    const order = sqs
      .calls()
      .map(({ args: [command] }) => command)
      .filter((command) => command instanceof SendMessageCommand || command instanceof DeleteMessageCommand)
      .map((command) => command.input);
    expect(order).toEqual([
      { QueueUrl: 'https://q/events', MessageBody: '{"id":"a"}' },
      { QueueUrl: 'https://q/dead', ReceiptHandle: 'handle-a' },
      { QueueUrl: 'https://q/events', MessageBody: '{"id":"b"}' },
      { QueueUrl: 'https://q/dead', ReceiptHandle: 'handle-b' },
    ]);
  });

  it('are not deleted when the queue does not take them back', async () => {
    sqs.on(GetQueueAttributesCommand).resolves({ Attributes: { ApproximateNumberOfMessages: '1' } });
    sqs.on(ReceiveMessageCommand).resolves({ Messages: [letter('a')] });
    sqs.on(SendMessageCommand).rejects(new Error('no'));
    const moving = redrive(openQueues(undefined), events, () => {});
    await expect(moving).rejects.toThrow('no');
    expect(sqs.commandCalls(DeleteMessageCommand)).toEqual([]);
  });
});
