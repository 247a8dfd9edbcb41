import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type WithQueues, withQueues } from './a-queue.ts';

let dataFolder: string;
let the: WithQueues;
let QueueUrl: string;
const start = async () => {
  the = await withQueues({ dataFolder });
  QueueUrl = await the.queue();
};
beforeEach(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'queues-'));
  await start();
});
afterEach(async () => {
  await the.close();
  rmSync(dataFolder, { recursive: true });
});

const send = (MessageBody: string, more = {}) =>
  the.client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
const receive = async () => {
  const all = new ReceiveMessageCommand({
    QueueUrl,
    MaxNumberOfMessages: 10,
    MessageSystemAttributeNames: ['All'],
    MessageAttributeNames: ['All'],
  });
  return (await the.client.send(all)).Messages ?? [];
};
const restart = async () => {
  await the.close();
  await start();
};

describe('a queue with a folder', () => {
  it('has its messages again after a restart, attributes and all', async () => {
    const MessageAttributes = { reason: { DataType: 'String', StringValue: 'why' } };
    await send('an order', { MessageAttributes });
    await restart();
    expect(await receive()).toMatchObject([{ Body: 'an order', MessageAttributes }]);
  });

  it('gives again what was in flight, and knows how often it was received', async () => {
    await send('an order');
    await receive();
    await restart();
    expect(await receive()).toMatchObject([{ Attributes: { ApproximateReceiveCount: '2' } }]);
  });

  it('still holds back what was delayed', async () => {
    await send('an order', { DelaySeconds: 60 });
    await restart();
    expect(await receive()).toEqual([]);
    the.clock.pass(60);
    expect(await receive()).toHaveLength(1);
  });

  it('loses only what was being written when the emulator was killed', async () => {
    await send('an order');
    await the.close();
    appendFileSync(join(dataFolder, 'sqs', 'orders.jsonl'), '{"message":{"id":"1","bo');
    await start();
    await send('another');
    await restart();
    expect((await receive()).map(({ Body }) => Body)).toEqual(['an order', 'another']);
  });

  it('keeps its file small however many messages have passed through', async () => {
    const queue = the.sqs.queues.byName('orders');
    const file = join(dataFolder, 'sqs', 'orders.jsonl');
    for (let left = 10_000; left > 0; left -= 1) {
      queue.send({ body: 'an order', attributes: {}, senderId: 'a shop' });
      for (const { receiptHandle } of queue.receive({ most: 1 })) queue.delete(receiptHandle);
    }
    await send('the last');
    expect(readFileSync(file, 'utf8').split('\n').length).toBeLessThan(20_000); // of 30,001 that were written
    await restart();
    expect((await receive()).map(({ Body }) => Body)).toEqual(['the last']);
  });

  it('does not have again what was deleted', async () => {
    await send('an order');
    const [one] = await receive();
    await the.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: one?.ReceiptHandle }));
    await restart();
    expect(await receive()).toEqual([]);
  });
});
