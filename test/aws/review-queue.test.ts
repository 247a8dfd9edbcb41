import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { reviewQueue } from '../../lib/aws/review-queue.ts';

const sqs = mockClient(SQSClient);
beforeEach(() => {
  sqs.reset();
});

const NOW = Date.parse('2026-03-02T12:00:00Z');

describe('the queue of agendas to be reviewed', () => {
  it('is told whose and when, and nothing else of her', async () => {
    sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
    const due = { customerId: 'c1', dueAt: NOW + 61_000, segments: { vip: 1 } };
    await reviewQueue(new SQSClient({}), 'https://sqs.example/review').reviewAt([due], NOW);
    expect(sqs.commandCalls(SendMessageBatchCommand).map((call) => call.args[0].input)).toEqual([
      {
        QueueUrl: 'https://sqs.example/review',
        Entries: [
          {
            Id: '0',
            MessageBody: JSON.stringify({ customerId: 'c1', dueAt: NOW + 61_000 }),
            DelaySeconds: 61,
          },
        ],
      },
    ]);
  });
});
