import {
  DeleteMessageBatchCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type WithQueues, withQueues } from './a-queue.ts';

let the: WithQueues;
let QueueUrl: string;
beforeEach(async () => {
  the = await withQueues();
  QueueUrl = await the.queue();
});
afterEach(() => the.close());

describe('a message', () => {
  // Expected: what AWS returned for this attribute, kept in the tests of moto (tests/test_sqs/test_sqs.py).
  it('gets the digest of its attributes that AWS would give', async () => {
    const MessageAttributes = { timestamp: { DataType: 'Number', StringValue: '1493147359900' } };
    const sent = await the.client.send(
      new SendMessageCommand({ QueueUrl, MessageBody: 'x', MessageAttributes }),
    );
    expect(sent.MD5OfMessageAttributes).toBe('235c5c510d26fb653d073faed50ae77c');
  });

  it('comes with its attributes, also bytes', async () => {
    const MessageAttributes = {
      reason: { DataType: 'String', StringValue: 'kein Datum' },
      tries: { DataType: 'Number', StringValue: '5' },
      raw: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2, 255]) },
    };
    await the.client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'grüße', MessageAttributes }));
    const { Messages } = await the.client.send(
      new ReceiveMessageCommand({ QueueUrl, MessageAttributeNames: ['All'] }),
    );
    expect(Messages?.[0]).toMatchObject({ Body: 'grüße', MessageAttributes });
  });

  it('comes with those attributes only that are asked for', async () => {
    const StringValue = 'x';
    const attribute = { DataType: 'String', StringValue };
    const MessageAttributes = { 'a.one': attribute, 'a.two': attribute, b: attribute, c: attribute };
    await the.client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x', MessageAttributes }));
    const { Messages } = await the.client.send(
      new ReceiveMessageCommand({ QueueUrl, MessageAttributeNames: ['a.*', 'c'] }),
    );
    expect(Object.keys(Messages?.[0]?.MessageAttributes ?? {})).toEqual(['a.one', 'a.two', 'c']);
  });

  it('tells when it was sent and how often it was received', async () => {
    const start = the.clock.now();
    await the.client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
    const receive = () =>
      the.client.send(new ReceiveMessageCommand({ QueueUrl, MessageSystemAttributeNames: ['All'] }));
    the.clock.pass(1);
    await receive();
    the.clock.pass(30);
    const { Messages } = await receive();
    expect(Messages?.[0]?.Attributes).toEqual({
      SenderId: 'AKIDTEST',
      SentTimestamp: String(start),
      ApproximateFirstReceiveTimestamp: String(start + 1000),
      ApproximateReceiveCount: '2',
    });
  });

  it('may be 1 MiB long and no longer', async () => {
    const send = (length: number) =>
      the.client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x'.repeat(length) }));
    await send(1_048_576);
    await expect(send(1_048_577)).rejects.toThrow('Message must be shorter than 1048576 bytes');
  });

  it('must not hold letters that XML does not know', async () => {
    const bell = new SendMessageCommand({ QueueUrl, MessageBody: 'ring \u0007' });
    await expect(the.client.send(bell)).rejects.toMatchObject({ name: 'InvalidMessageContents' });
  });
});

describe('a batch', () => {
  it('sends what it can, and tells what it cannot', async () => {
    const Entries = [
      { Id: 'good', MessageBody: 'x' },
      { Id: 'bad', MessageBody: 'y', DelaySeconds: 901 },
    ];
    const sent = await the.client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    expect(sent.Successful?.map(({ Id }) => Id)).toEqual(['good']);
    expect(sent.Failed).toMatchObject([{ Id: 'bad', SenderFault: true, Code: 'InvalidParameterValue' }]);
  });

  it('is refused when it is empty, too long or not told apart', async () => {
    const entries = (ids: readonly string[]) => ids.map((Id) => ({ Id, MessageBody: 'x' }));
    const refused = async (ids: readonly string[]) =>
      the.client
        .send(new SendMessageBatchCommand({ QueueUrl, Entries: entries(ids) }))
        .catch((error: Error) => error.name);
    expect(await refused([])).toBe('EmptyBatchRequest');
    expect(await refused('abcdefghijk'.split(''))).toBe('TooManyEntriesInBatchRequest');
    expect(await refused(['a', 'a'])).toBe('BatchEntryIdsNotDistinct');
    expect(await refused(['a!'])).toBe('InvalidBatchEntryId');
  });

  it('is 1 MiB long at most, all together', async () => {
    const Entries = ['a', 'b'].map((Id) => ({ Id, MessageBody: 'x'.repeat(600_000) }));
    const batch = new SendMessageBatchCommand({ QueueUrl, Entries });
    await expect(the.client.send(batch)).rejects.toMatchObject({ name: 'BatchRequestTooLong' });
  });

  it('deletes many at once', async () => {
    const Entries = ['a', 'b'].map((Id) => ({ Id, MessageBody: Id }));
    await the.client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    const { Messages = [] } = await the.client.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    );
    const handles = Messages.map(({ ReceiptHandle }, at) => ({ Id: String(at), ReceiptHandle }));
    const bad = { Id: 'bad', ReceiptHandle: 'nonsense' };
    const deleted = await the.client.send(
      new DeleteMessageBatchCommand({ QueueUrl, Entries: [...handles, bad] }),
    );
    expect(deleted.Successful).toHaveLength(2);
    expect(deleted.Failed).toMatchObject([{ Id: 'bad', Code: 'ReceiptHandleIsInvalid' }]);
    the.clock.pass(30);
    expect(the.sqs.queues.byName('orders').counts()).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });
});

describe('queues', () => {
  it('are found by name, and listed by the beginning of it', async () => {
    const other = await the.queue({ QueueName: 'other' });
    const found = await the.client.send(new GetQueueUrlCommand({ QueueName: 'other' }));
    expect(found.QueueUrl).toBe(other);
    const listed = await the.client.send(new ListQueuesCommand({ QueueNamePrefix: 'ord' }));
    expect(listed.QueueUrls).toEqual([QueueUrl]);
  });

  it('have the name that CloudFormation would give, the same with every start', async () => {
    expect(await the.queue({})).toMatch(/\/123456789012\/shop-Orders-[0-9A-F]{12}$/);
  });

  it('that are not there are not found', async () => {
    const missing = new GetQueueUrlCommand({ QueueName: 'nowhere' });
    await expect(the.client.send(missing)).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  });

  it('are refused when they are of a kind that the emulator does not have', async () => {
    await expect(the.queue({ FifoQueue: true })).rejects.toThrow('FifoQueue');
  });

  it('ask IAM for the right that AWS asks for, and tell its refusal as AWS does', async () => {
    the.gateway.refuse(({ action }) => action === 'sqs:SendMessage');
    the.gateway.asked();
    const Entries = [{ Id: 'a', MessageBody: 'x' }];
    await expect(the.client.send(new SendMessageBatchCommand({ QueueUrl, Entries }))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    expect(the.gateway.asked()).toEqual([
      { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:eu-central-1:123456789012:orders' },
    ]);
  });
});
