import { SendMessageBatchCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../../lib/emulator/clock.ts';
import { type WithFunctions, withFunctions } from './lambda/a-function.ts';

const QUEUE = 'arn:aws:sqs:eu-central-1:123456789012:orders';
const LETTERS = 'arn:aws:sqs:eu-central-1:123456789012:letters';
/** Tells the bodies that it got, and does with each message what its body says. */
const CONSUMER = `export const handler = async ({ Records }) => {
  const bodies = Records.map(({ body }) => body);
  console.log(JSON.stringify(bodies));
  if (bodies.includes('throw')) throw new Error('no');
  if (bodies.includes('nonsense')) return { batchItemFailures: [{ itemIdentifier: 'nobody' }] };
  const failed = Records.filter(({ body }) => body.startsWith('fail'));
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
};`;

let the: WithFunctions;
let QueueUrl: string;
const begin = async (options: Parameters<typeof withFunctions>[0] = {}) => {
  the = await withFunctions(options);
  await the.resource('AWS::SQS::Queue', { QueueName: 'letters' });
  QueueUrl = await the.resource('AWS::SQS::Queue', {
    QueueName: 'orders',
    VisibilityTimeout: 60,
    RedrivePolicy: { deadLetterTargetArn: LETTERS, maxReceiveCount: 3 },
  });
};
// A visibility time-out of a minute is 0.2 s.
beforeEach(() => begin({ clock: createClock(300) }));
afterEach(() => the.close());

const map = (more = {}) =>
  the.resource('AWS::Lambda::EventSourceMapping', { EventSourceArn: QUEUE, FunctionName: 'orders', ...more });
const REPORTS = { FunctionResponseTypes: ['ReportBatchItemFailures'] };
const send = (...bodies: string[]) =>
  the.queueClient.send(
    new SendMessageBatchCommand({
      QueueUrl,
      Entries: bodies.map((MessageBody, at) => ({ Id: String(at), MessageBody })),
    }),
  );
const batches = (): string[][] =>
  the.lambda.functions
    .find('orders')
    .logs()
    .map(({ text }) => JSON.parse(text));
const counts = (arn: string) => the.sqs.queues.byArn(arn).counts();
const EMPTY = { visible: 0, inFlight: 0, delayed: 0 };
const isEmpty = () => vi.waitFor(() => expect(counts(QUEUE)).toEqual(EMPTY), 5_000);

describe('an event source mapping', () => {
  it('hands a message over at once, as Lambda writes it', async () => {
    await the.fn(`export const handler = async (event) => console.log(JSON.stringify(event));`);
    await map();
    const MessageAttributes = { reason: { DataType: 'String', StringValue: 'why' } };
    const sent = await the.queueClient.send(
      new SendMessageCommand({ QueueUrl, MessageBody: 'an order', MessageAttributes }),
    );
    await isEmpty();
    const [line] = the.lambda.functions.find('orders').logs();
    // Expected: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html, the example of an event.
    expect(JSON.parse(line?.text ?? '')).toEqual({
      Records: [
        {
          messageId: sent.MessageId,
          receiptHandle: expect.any(String),
          body: 'an order',
          attributes: {
            ApproximateReceiveCount: '1',
            SentTimestamp: expect.stringMatching(/^\d{13}$/),
            SenderId: 'AKIDTEST',
            ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
          },
          messageAttributes: {
            reason: { stringValue: 'why', stringListValues: [], binaryListValues: [], dataType: 'String' },
          },
          md5OfMessageAttributes: sent.MD5OfMessageAttributes,
          md5OfBody: sent.MD5OfMessageBody,
          eventSource: 'aws:sqs',
          eventSourceARN: QUEUE,
          awsRegion: 'eu-central-1',
        },
      ],
    });
  });

  it('finds what was there before it', async () => {
    await the.fn(CONSUMER);
    await send('an order');
    await map();
    await isEmpty();
    expect(batches()).toEqual([['an order']]);
  });

  it('gathers no more than a batch', async () => {
    await the.fn(CONSUMER);
    await send('a', 'b', 'c');
    await map({ BatchSize: 2 });
    await isEmpty();
    expect(batches().toSorted((one, other) => other.length - one.length)).toEqual([['a', 'b'], ['c']]);
  });

  it('waits for more, as long as its window says', async () => {
    await the.fn(CONSUMER);
    await map({ BatchSize: 20, MaximumBatchingWindowInSeconds: 30 });
    await send('a', 'b');
    await send('c');
    await isEmpty();
    expect(batches()).toEqual([['a', 'b', 'c']]);
  });

  it('gives all messages back when the function fails, and gives them up after three times', async () => {
    await the.fn(CONSUMER);
    await map(REPORTS);
    await send('throw', 'throw');
    await isEmpty();
    expect(batches().flat()).toHaveLength(6);
    expect(counts(LETTERS).visible).toBe(2);
  });

  it('gives back only those messages that the function names', async () => {
    await the.fn(CONSUMER);
    await map(REPORTS);
    await send('fail', 'good');
    await isEmpty();
    expect(batches()).toEqual([['fail', 'good'], ['fail'], ['fail']]);
    expect(counts(LETTERS).visible).toBe(1);
  });

  it('gives all back when the function names one that was not there', async () => {
    await the.fn(CONSUMER);
    await map(REPORTS);
    await send('nonsense', 'good');
    await isEmpty();
    expect(
      batches()
        .flat()
        .filter((body) => body === 'good').length,
    ).toBeGreaterThan(1);
    expect(counts(LETTERS).visible).toBe(1);
  });

  it('does not look at what the function names unless it was asked to', async () => {
    await the.fn(CONSUMER);
    await map();
    await send('fail', 'good');
    await isEmpty();
    expect(counts(LETTERS).visible).toBe(0);
  });

  it('calls the function no more often at once than it may', async () => {
    await the.fn(
      `export const handler = async () => { console.log('1'); await new Promise((r) => setTimeout(r, 100)); console.log('-1'); };`,
    );
    await map({ BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } });
    await send('a', 'b', 'c', 'd', 'e');
    await isEmpty();
    let busy = 0;
    const atOnce = batches().map((change) => (busy += Number(change)));
    expect(Math.max(...atOnce)).toBe(2);
  });

  it("reads the queue with the rights of the function's role", async () => {
    await the.close();
    await begin({ allow: ['sqs:ReceiveMessage', 'sqs:GetQueueAttributes'] });
    await the.fn(CONSUMER);
    await expect(map()).rejects.toThrow(
      'The provided execution role does not have permissions to call DeleteMessage on SQS',
    );
  });

  it('is refused with what the emulator does not do, and what Lambda does not allow', async () => {
    await the.fn(CONSUMER, { Timeout: 61 });
    await expect(map({ FilterCriteria: {} })).rejects.toThrow('FilterCriteria');
    await expect(map({ BatchSize: 11 })).rejects.toThrow('MaximumBatchingWindowInSeconds');
    await expect(map()).rejects.toThrow('60 seconds is less than Function timeout: 61 seconds');
  });
});
