import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { sendQueue } from '../../lib/aws/send-queue.ts';

const sqs = mockClient(SQSClient);
beforeEach(() => {
  sqs.reset();
  sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
});

const NOW = Date.parse('2026-03-02T12:00:00Z');

describe('the queue of sends that fall due', () => {
  it('is handed which and when, at most 15 minutes ahead, and what is past due at once', async () => {
    const queue = sendQueue(new SQSClient({}), 'https://sqs.example/send');
    const due = [
      { sendId: 's1', dueAt: NOW - 60_000 },
      { sendId: 's2', dueAt: NOW + 90_000 },
      { sendId: 's3', dueAt: NOW + 3_600_000 },
    ];
    await queue.settleAt(due, NOW);
    expect(sqs.commandCalls(SendMessageBatchCommand).map((call) => call.args[0].input)).toEqual([
      {
        QueueUrl: 'https://sqs.example/send',
        Entries: [0, 90, 900].map((DelaySeconds, index) => ({
          Id: String(index),
          MessageBody: JSON.stringify(due[index]),
          DelaySeconds,
        })),
      },
    ]);
  });
});
