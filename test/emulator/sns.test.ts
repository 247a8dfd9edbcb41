import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CheckIfPhoneNumberIsOptedOutCommand,
  ListPhoneNumbersOptedOutCommand,
  OptInPhoneNumberCommand,
  PublishCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createClock } from '../../lib/emulator/clock.ts';
import { segmentsOf } from '../../lib/emulator/sns/segments.ts';
import { createSns, type Sns } from '../../lib/emulator/sns/sns.ts';
import { type BehindGateway, behindGateway, PLACE } from './behind-gateway.ts';

const PHONE = '+821012345678';
const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:alarms';
let sns: Sns;
let behind: BehindGateway;
let client: SNSClient;
const policies: unknown[] = [];

beforeEach(() => begin());
afterEach(() => behind.close());

describe('a text', () => {
  it('arrives on the phone with its attributes and its parts counted', async () => {
    await text('안녕하세요', { 'AWS.SNS.SMS.SenderID': 'Maru', 'AWS.SNS.SMS.SMSType': 'Promotional' });
    expect(await texts()).toMatchObject([
      {
        number: PHONE,
        body: '안녕하세요',
        direction: 'to',
        encoding: 'UCS-2',
        segments: 1,
        attributes: { 'AWS.SNS.SMS.SenderID': 'Maru', 'AWS.SNS.SMS.SMSType': 'Promotional' },
      },
    ]);
  });

  it('needs the right to publish to everything, since a number has no ARN', async () => {
    await text('hello');
    expect(behind.asked()).toEqual([{ action: 'sns:Publish', resource: '*' }]);
  });

  it.each([
    ['a number that is none', { PhoneNumber: '010-1234', Message: 'x' }],
    ['no words', { PhoneNumber: PHONE, Message: '' }],
    ['too many words', { PhoneNumber: PHONE, Message: 'x'.repeat(1_601) }],
  ])('is refused with %s', async (_, input) => {
    await expect(client.send(new PublishCommand(input))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });

  it('is refused under the name that SNS gives to a missing right', async () => {
    behind.refuse(() => true);
    await expect(text('hello')).rejects.toMatchObject({ name: 'AuthorizationErrorException' });
  });
});

describe('an answer', () => {
  it('of STOP keeps further texts from arriving, until the number is opted in again', async () => {
    await text('one');
    await answer(' stop ');
    await text('two');
    const { isOptedOut } = await client.send(new CheckIfPhoneNumberIsOptedOutCommand({ phoneNumber: PHONE }));
    const { phoneNumbers } = await client.send(new ListPhoneNumbersOptedOutCommand());
    await client.send(new OptInPhoneNumberCommand({ phoneNumber: PHONE }));
    await text('three');
    expect([isOptedOut, phoneNumbers, (await texts()).map(({ body, failure }) => [body, failure])]).toEqual([
      true,
      [PHONE],
      [
        ['one', undefined],
        [' stop ', undefined],
        ['two', 'Phone number is opted out'],
        ['three', undefined],
      ],
    ]);
  });

  it('of anything else is kept, and changes nothing', async () => {
    await answer('Please stop texting me');
    await text('two');
    expect((await texts()).map(({ direction, failure }) => [direction, failure])).toEqual([
      ['from', undefined],
      ['to', undefined],
    ]);
  });

  it('can be given on the page, without a script', async () => {
    await fetch(`${behind.client.endpoint}/phone/api/messages`, {
      method: 'POST',
      body: new URLSearchParams({ number: PHONE, body: 'STOP' }),
    });
    const page = await (
      await fetch(`${behind.client.endpoint}/phone?number=${encodeURIComponent(PHONE)}`)
    ).text();
    expect(page).toContain('This number has opted out');
  });

  it('is remembered after a restart, when there is a data folder', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'sns-'));
    await begin(dataFolder);
    await answer('STOP');
    await begin(dataFolder);
    await text('two');
    expect((await texts()).at(-1)?.failure).toBe('Phone number is opted out');
  });
});

// Expected: 3GPP TS 23.038 and https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-phone.html
describe('the parts of a text', () => {
  it.each([
    ['160 letters of GSM are one', 'a'.repeat(160), 'GSM-7', 1],
    ['161 are two', 'a'.repeat(161), 'GSM-7', 2],
    ['306 are two', 'a'.repeat(306), 'GSM-7', 2],
    ['307 are three', 'a'.repeat(307), 'GSM-7', 3],
    ['a euro sign takes two letters', `${'a'.repeat(158)}€`, 'GSM-7', 1],
    ['and no more fit', `${'a'.repeat(159)}€`, 'GSM-7', 2],
    ['an escaped letter is not cut in two', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 3],
    ['70 of others are one', '가'.repeat(70), 'UCS-2', 1],
    ['71 are two', '가'.repeat(71), 'UCS-2', 2],
    ['a picture takes two', '🙂'.repeat(35), 'UCS-2', 1],
    ['one letter outside GSM changes all', `${'a'.repeat(70)}ç`, 'UCS-2', 2],
  ])('%s', (_, body, encoding, count) => {
    expect(segmentsOf(body)).toEqual({ encoding, count });
  });
});

describe('a topic', () => {
  it('keeps what is published to it and texts its subscribers', async () => {
    await make('AWS::SNS::Topic', { TopicName: 'alarms' });
    await make('AWS::SNS::Subscription', { TopicArn: TOPIC, Protocol: 'sms', Endpoint: PHONE });
    await client.send(new PublishCommand({ TopicArn: TOPIC, Subject: 'ALARM', Message: 'late' }));
    const answered = await fetch(`${behind.client.endpoint}/phone/api/topics`);
    expect([behind.asked(), (await texts()).map(({ body }) => body), await answered.json()]).toMatchObject([
      [{ action: 'sns:Publish', resource: TOPIC }],
      ['late'],
      { notices: [{ topicArn: TOPIC, subject: 'ALARM', body: 'late' }] },
    ]);
  });

  it('that is not there is not found', async () => {
    await expect(client.send(new PublishCommand({ TopicArn: TOPIC, Message: 'x' }))).rejects.toMatchObject({
      name: 'NotFoundException',
    });
  });

  it('hands its policy to IAM', async () => {
    const document = { Version: '2012-10-17', Statement: [] };
    await make('AWS::SNS::TopicPolicy', { Topics: [TOPIC], PolicyDocument: document });
    expect(policies).toEqual([[TOPIC, document]]);
  });

  it('refuses a subscription that it would not serve', async () => {
    await make('AWS::SNS::Topic', { TopicName: 'alarms' });
    const page = { TopicArn: TOPIC, Protocol: 'https', Endpoint: 'https://shop.example/hook' };
    await expect(make('AWS::SNS::Subscription', page)).rejects.toThrow(/e-mail, sms and sqs only/);
  });
});

async function begin(dataFolder?: string): Promise<void> {
  await behind?.close();
  policies.length = 0;
  sns = createSns({
    place: PLACE,
    clock: createClock(1),
    authorize: () => undefined,
    allows: () => false,
    send: async () => undefined,
    log: () => undefined,
    addResourcePolicy: (...policy) => void policies.push(policy),
    dataFolder,
  });
  behind = await behindGateway([sns.service], { pages: (request) => sns.pages(request) });
  client = new SNSClient(behind.client);
}

async function make(type: string, properties: Record<string, unknown>): Promise<void> {
  await sns.resources[type]?.({ logicalId: 'It', stack: 'test', properties });
}

async function text(body: string, attributes: Record<string, string> = {}): Promise<void> {
  const MessageAttributes = Object.fromEntries(
    Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
  );
  await client.send(new PublishCommand({ PhoneNumber: PHONE, Message: body, MessageAttributes }));
}

const Texts = z.object({
  messages: z.array(
    z.looseObject({ body: z.string(), direction: z.string(), failure: z.string().optional() }),
  ),
});

async function texts() {
  const found = await fetch(
    `${behind.client.endpoint}/phone/api/messages?number=${encodeURIComponent(PHONE)}`,
  );
  return Texts.parse(await found.json()).messages;
}

async function answer(body: string): Promise<void> {
  await fetch(`${behind.client.endpoint}/phone/api/messages`, {
    method: 'POST',
    body: JSON.stringify({ number: PHONE, body }),
  });
}
