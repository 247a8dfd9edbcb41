import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { wakeQueue } from '../../lib/aws/wake-queue.ts';
import { ProviderThrottledError } from '../../lib/core/errors.ts';

const sqs = mockClient(SQSClient);
beforeEach(() => {
  sqs.reset();
  sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
});

const NOW = Date.parse('2026-03-02T12:00:00Z');
const due = (number: number, inMs = 0) => ({
  customerId: `c${number}`,
  enrolmentId: `e${number}`,
  leg: 1,
  dueAt: NOW + inMs,
});
const queue = wakeQueue(new SQSClient({}), 'https://sqs.example/wake');
const batches = () =>
  sqs.commandCalls(SendMessageBatchCommand).map((call) => call.args[0].input.Entries ?? []);

describe('the wake queue', () => {
  it('is handed what to wake, and when', async () => {
    await queue.wakeAt([due(1, 61_000)], NOW);
    expect(sqs.commandCalls(SendMessageBatchCommand)[0]?.args[0].input).toEqual({
      QueueUrl: 'https://sqs.example/wake',
      Entries: [{ Id: '0', MessageBody: JSON.stringify(due(1, 61_000)), DelaySeconds: 61 }],
    });
  });

  it.each([
    [-60_000, 0],
    [0, 0],
    [1, 1],
    [1_000, 1],
    [1_001, 2],
    [900_000, 900],
    [3_600_000, 900],
  ])('waits for %i ms as %i s: never early, never longer than SQS can', async (inMs, seconds) => {
    await queue.wakeAt([due(1, inMs)], NOW);
    expect(batches()[0]?.[0]?.DelaySeconds).toBe(seconds);
  });

  it('takes ten at once, and every one of 205', async () => {
    const all = Array.from({ length: 205 }, (_, index) => due(index));
    await queue.wakeAt(all, NOW);
    expect(batches().map((batch) => batch.length)).toEqual([...Array<number>(20).fill(10), 5]);
    expect(batches().flatMap((batch) => batch.map((entry) => entry.MessageBody))).toEqual(
      all.map((one) => JSON.stringify(one)),
    );
  });

  it('is not called for nobody', async () => {
    await queue.wakeAt([], NOW);
    expect(batches()).toEqual([]);
  });

  it('gets again what it did not take, and only that', async () => {
    sqs
      .on(SendMessageBatchCommand)
      .resolvesOnce({ Failed: [{ Id: '1', Code: 'InternalError', SenderFault: false }], Successful: [] })
      .resolves({ Failed: [], Successful: [] });
    await queue.wakeAt([due(0), due(1), due(2)], NOW);
    expect(batches().map((batch) => batch.map((entry) => entry.Id))).toEqual([['0', '1', '2'], ['1']]);
  });

  it('that keeps refusing one is an error, after four attempts', async () => {
    sqs
      .on(SendMessageBatchCommand)
      .resolves({ Failed: [{ Id: '0', Code: 'InternalError', SenderFault: false }], Successful: [] });
    await expect(queue.wakeAt([due(0)], NOW)).rejects.toBeInstanceOf(ProviderThrottledError);
    expect(batches()).toHaveLength(4);
  });
});
