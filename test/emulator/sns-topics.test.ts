import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createAuthorizer } from '../../lib/emulator/iam/authorizer.ts';
import type { ResourceTypes } from '../../lib/emulator/service.ts';
import { createSns } from '../../lib/emulator/sns/sns.ts';
import { createSqs } from '../../lib/emulator/sqs/sqs.ts';
import { type BehindGateway, behindGateway, PLACE } from './behind-gateway.ts';
import { aClock } from './sqs/a-clock.ts';

const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:news';
const QUEUE = 'arn:aws:sqs:eu-central-1:123456789012:readers';
const DEAD_LETTERS = 'arn:aws:sqs:eu-central-1:123456789012:dead-letters';
const PHONE = '+821012345678';

let resources: ResourceTypes;
let behind: BehindGateway;
let topics: SNSClient;
let queues: SQSClient;
let logged: string[];
let sqs: ReturnType<typeof createSqs>;
let iam: ReturnType<typeof createAuthorizer>;

beforeEach(async () => {
  logged = [];
  iam = createAuthorizer({ place: PLACE });
  const parts = { ...iam, place: PLACE, clock: aClock(), log: (text: string) => void logged.push(text) };
  sqs = createSqs(parts);
  const sns = createSns({ ...parts, send: sqs.send });
  resources = { ...sqs.resources, ...sns.resources };
  behind = await behindGateway([sns.service, sqs.service], { pages: (request) => sns.pages(request) });
  topics = new SNSClient(behind.client);
  queues = new SQSClient(behind.client);
  await make('AWS::SNS::Topic', { TopicName: 'news' });
  await make('AWS::SQS::Queue', { QueueName: 'readers' });
  await make('AWS::SQS::Queue', { QueueName: 'dead-letters' });
});
afterEach(async () => {
  await behind.close();
  sqs.close();
});

describe('a queue that has subscribed', () => {
  it('gets a notice in its envelope', async () => {
    await subscribe();
    await letSend('readers', TOPIC);
    const { MessageId } = await publish();
    const [received] = await receive('readers');
    // https://docs.aws.amazon.com/sns/latest/dg/http-notification-json.html
    expect(JSON.parse(received?.Body ?? '')).toEqual({
      Type: 'Notification',
      MessageId,
      TopicArn: TOPIC,
      Subject: 'Today',
      Message: '{"new":1}',
      Timestamp: '2026-03-01T00:00:00.000Z',
      SignatureVersion: '1',
      Signature: expect.any(String),
      SigningCertURL: expect.stringMatching(/^https:/),
      UnsubscribeURL: expect.stringContaining(`SubscriptionArn=${TOPIC}:`),
      MessageAttributes: { kind: { Type: 'String', Value: 'daily' } },
    });
    expect(received?.MessageAttributes).toBeUndefined();
  });

  it('gets the words alone, and the attributes as its own, with raw delivery', async () => {
    await subscribe({ RawMessageDelivery: true });
    await letSend('readers', TOPIC);
    await publish();
    // https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html
    expect(await receive('readers')).toMatchObject([
      { Body: '{"new":1}', MessageAttributes: { kind: { DataType: 'String', StringValue: 'daily' } } },
    ]);
  });

  // https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html
  it('gets nothing when its policy does not let this topic send', async () => {
    await subscribe();
    await letSend('readers', `${TOPIC}-of-others`);
    await publish();
    expect([await receive('readers'), logged]).toEqual([
      [],
      [expect.stringMatching(`^${TOPIC} could not reach ${QUEUE}: .*sns.amazonaws.com is not authorized`)],
    ]);
  });

  it('loses to its dead-letter queue what it would not take', async () => {
    await subscribe({ RedrivePolicy: { deadLetterTargetArn: DEAD_LETTERS }, RawMessageDelivery: 'true' });
    await letSend('dead-letters', TOPIC);
    await publish();
    expect((await receive('dead-letters')).map(({ Body }) => Body)).toEqual(['{"new":1}']);
  });

  it('cannot say what it wants to hear, which the emulator would not heed', async () => {
    await expect(subscribe({ FilterPolicy: { kind: ['daily'] } })).rejects.toThrow(/FilterPolicy/);
  });
});

// https://docs.aws.amazon.com/sms-voice/latest/userguide/two-way-sms-payload.html
describe('what a phone answers', () => {
  it('goes to a topic that lets two-way SMS publish, with the text that it answers', async () => {
    await subscribe({ RawMessageDelivery: true });
    await letSend('readers', TOPIC);
    await letPublish('sms-voice.amazonaws.com');
    const text = { PhoneNumber: PHONE, Message: 'Reply STOP to end' };
    const MessageAttributes = {
      'AWS.MM.SMS.OriginationNumber': { DataType: 'String', StringValue: '+12065550142' },
    };
    const { MessageId } = await topics.send(new PublishCommand({ ...text, MessageAttributes }));
    const { id } = await answer('Who is this?');
    const [received] = await receive('readers');
    expect(JSON.parse(received?.Body ?? '')).toEqual({
      originationNumber: PHONE,
      destinationNumber: '+12065550142',
      messageKeyword: 'KEYWORD_123456789012',
      messageBody: 'Who is this?',
      previousPublishedMessageId: MessageId,
      inboundMessageId: id,
    });
  });

  it('names the keyword that opts out', async () => {
    await subscribe({ RawMessageDelivery: true });
    await letSend('readers', TOPIC);
    await letPublish('sms-voice.amazonaws.com');
    await answer(' stop ');
    const [received] = await receive('readers');
    expect(JSON.parse(received?.Body ?? '')).toMatchObject({ messageKeyword: 'STOP', messageBody: ' stop ' });
  });

  it('goes to no other topic, and that is no denial', async () => {
    await subscribe();
    await letSend('readers', TOPIC);
    await letPublish('events.amazonaws.com');
    await answer('STOP');
    expect([await receive('readers'), iam.denials]).toEqual([[], []]);
  });
});

async function make(type: string, properties: Record<string, unknown>): Promise<void> {
  await resources[type]?.({ logicalId: 'It', stack: 'test', properties });
}

const subscribe = (properties: Record<string, unknown> = {}) =>
  make('AWS::SNS::Subscription', { TopicArn: TOPIC, Protocol: 'sqs', Endpoint: QUEUE, ...properties });

const urlOf = (queue: string): string => `${PLACE.endpoint}/${PLACE.account}/${queue}`;

function letSend(queue: string, topicArn: string): Promise<void> {
  const statement = {
    Effect: 'Allow',
    Action: 'sqs:SendMessage',
    Principal: { Service: 'sns.amazonaws.com' },
    Resource: `arn:aws:sqs:eu-central-1:123456789012:${queue}`,
    Condition: { ArnEquals: { 'aws:SourceArn': topicArn } },
  };
  return make('AWS::SQS::QueuePolicy', {
    Queues: [urlOf(queue)],
    PolicyDocument: { Statement: [statement] },
  });
}

function letPublish(service: string): Promise<void> {
  const statement = {
    Effect: 'Allow',
    Action: 'sns:Publish',
    Principal: { Service: service },
    Resource: TOPIC,
    Condition: { StringEquals: { 'aws:SourceAccount': PLACE.account } },
  };
  return make('AWS::SNS::TopicPolicy', { Topics: [TOPIC], PolicyDocument: { Statement: [statement] } });
}

const publish = () =>
  topics.send(
    new PublishCommand({
      TopicArn: TOPIC,
      Subject: 'Today',
      Message: '{"new":1}',
      MessageAttributes: { kind: { DataType: 'String', StringValue: 'daily' } },
    }),
  );

async function receive(queue: string) {
  const wanted = { QueueUrl: urlOf(queue), MessageAttributeNames: ['All'] };
  return (await queues.send(new ReceiveMessageCommand(wanted))).Messages ?? [];
}

async function answer(body: string) {
  const answered = await fetch(`${behind.client.endpoint}/phone/api/messages`, {
    method: 'POST',
    body: JSON.stringify({ number: PHONE, body }),
  });
  return z.object({ id: z.string() }).parse(await answered.json());
}
