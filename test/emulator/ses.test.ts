import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteSuppressedDestinationCommand,
  GetAccountCommand,
  GetSuppressedDestinationCommand,
  PutSuppressedDestinationCommand,
  SESv2Client,
  SendEmailCommand,
  type SendEmailCommandInput,
} from '@aws-sdk/client-sesv2';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { deliveryEventFrom } from '../../lib/aws/ses-events.ts';
import { createClock } from '../../lib/emulator/clock.ts';
import type { AwsRequest } from '../../lib/emulator/service.ts';
import { createSes, type Ses } from '../../lib/emulator/ses/ses.ts';
import { type BehindGateway, behindGateway, PLACE } from './behind-gateway.ts';

type Told = Parameters<Parameters<typeof createSes>[0]['putEvent']>[0];

const SET = 'arn:aws:ses:eu-central-1:123456789012:configuration-set/news';
let ses: Ses;
let behind: BehindGateway;
let client: SESv2Client;
let told: Told[];

beforeEach(() => begin());
afterEach(() => behind.close());

describe('a mail', () => {
  it('arrives in the inbox of its recipient, with its headers and tags', async () => {
    await send({
      to: 'ada@example.com',
      headers: [{ Name: 'List-Unsubscribe', Value: '<https://u.example/1>' }],
    });
    await send({ to: 'other@example.com' });
    const [found, ...others] = await messages('ada@example.com');
    const mail = await inbox(`/api/messages/${found?.id}`);
    expect([others, found, mail]).toMatchObject([
      [],
      { from: 'Maru <hello@shop.example>', to: ['ada@example.com'], subject: 'Hello' },
      {
        html: HTML,
        text: 'Hi',
        tags: { 'sojourn-send': 's-1' },
        unsubscribe: { url: 'https://u.example/1' },
      },
    ]);
  });

  it('may be raw, with its tags and its configuration set in headers', async () => {
    const raw = [
      'From: =?utf-8?q?J=C3=BCrgen?= <j@shop.example>',
      'To: Ada <ada@example.com>',
      'Bcc: secret@example.com',
      'Subject: =?utf-8?b?7JWI64WV?=',
      'X-SES-CONFIGURATION-SET: news',
      'X-SES-MESSAGE-TAGS: campaign=spring, wave=2',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Only text.',
    ].join('\r\n');
    await client.send(new SendEmailCommand({ Content: { Raw: { Data: Buffer.from(raw) } } }));
    const [found] = await messages('ada@');
    const mail = await inbox(`/api/messages/${found?.id}`);
    expect(mail).toMatchObject({
      from: 'Jürgen <j@shop.example>',
      to: ['Ada <ada@example.com>'],
      bcc: ['secret@example.com'],
      subject: '안녕',
      text: 'Only text.\n',
      configurationSet: 'news',
      tags: { campaign: 'spring', wave: '2' },
    });
    expect(JSON.stringify(mail)).not.toContain('Bcc');
  });

  it('needs the right to its identity and to its configuration set, from its sender', async () => {
    await send({ to: 'ada@example.com' });
    const context = {
      'ses:ApiVersion': '2',
      'ses:FromAddress': 'hello@shop.example',
      'ses:FromDisplayName': 'Maru',
      'ses:Recipients': ['ada@example.com'],
    };
    const identity = 'arn:aws:ses:eu-central-1:123456789012:identity/shop.example';
    expect(behind.asked()).toEqual(
      [identity, SET].map((resource) => ({ action: 'ses:SendEmail', resource, context })),
    );
  });

  it('is checked against its own address where that is an identity', async () => {
    await make('AWS::SES::EmailIdentity', { EmailIdentity: 'hello@shop.example' });
    await send({ to: 'ada@example.com' });
    expect(behind.asked()[0]?.resource).toBe(
      'arn:aws:ses:eu-central-1:123456789012:identity/hello@shop.example',
    );
  });

  it.each([
    ['no recipients', { Destination: { ToAddresses: [] } }],
    ['a broken address', { Destination: { ToAddresses: ['nobody'] } }],
    ['a tag with a space', { EmailTags: [{ Name: 'a', Value: 'b c' }] }],
    ['a template', { Content: { Template: { TemplateName: 'x', TemplateData: '{}' } } }],
  ])('is refused with %s', async (_, change) => {
    await expect(send({ to: 'ada@example.com' }, change)).rejects.toMatchObject({
      name: 'BadRequestException',
    });
  });

  it('is refused for a configuration set that is not there', async () => {
    await expect(send({ to: 'ada@example.com' }, { ConfigurationSetName: 'other' })).rejects.toMatchObject({
      name: 'NotFoundException',
    });
  });

  it("is refused under the name that IAM's refusals have here", async () => {
    behind.refuse(() => true);
    await expect(send({ to: 'ada@example.com' })).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});

describe('events', () => {
  it('tell the default bus that a mail was sent and delivered, with all its tags', async () => {
    const messageId = await send({ to: 'ada@example.com' });
    await eventsOut(2);
    expect(told.map(({ detailType, source, sourceArn }) => [source, detailType, sourceArn])).toEqual([
      ['aws.ses', 'Email Sent', SET],
      ['aws.ses', 'Email Delivered', SET],
    ]);
    // The shape is that of the examples in SES's documentation: event-publishing-retrieving-sns-examples
    expect(told[1]?.detail).toMatchObject({
      eventType: 'Delivery',
      mail: {
        messageId,
        source: 'Maru <hello@shop.example>',
        destination: ['ada@example.com'],
        headersTruncated: false,
        commonHeaders: { subject: 'Hello', to: ['ada@example.com'] },
        tags: {
          'ses:configuration-set': ['news'],
          'ses:from-domain': ['shop.example'],
          'sojourn-send': ['s-1'],
        },
      },
      delivery: { recipients: ['ada@example.com'], smtpResponse: expect.stringMatching(/^250 /) },
    });
  });

  it('are only those that the destination wants', async () => {
    await begin({ wanted: ['bounce'] });
    await send({ to: 'bounce@simulator.amazonses.com' });
    await eventsOut(1);
    expect(told.map(({ detailType }) => detailType)).toEqual(['Email Bounced']);
  });

  it("are understood by the code that reads SES's", async () => {
    await send({ to: 'complaint@simulator.amazonses.com' });
    await send({ to: 'bounce@simulator.amazonses.com' });
    await eventsOut(5);
    const kinds = told.map((event) => {
      const read = deliveryEventFrom({
        id: 'e',
        time: new Date(event.time).toISOString(),
        'detail-type': event.detailType,
        detail: event.detail,
      });
      return [read?.kind, read?.permanent, read?.sendId];
    });
    expect(kinds.toSorted((one, other) => String(one).localeCompare(String(other)))).toEqual([
      ['bounced', true, 's-1'],
      ['complained', false, 's-1'],
      ['delivered', false, 's-1'],
      ['sent', false, 's-1'],
      ['sent', false, 's-1'],
    ]);
  });
});

// https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html, "Using the mailbox simulator"
describe('the mailbox simulator', () => {
  it.each([
    ['success', ['Send', 'Delivery']],
    ['ooto+label1', ['Send', 'Delivery']],
    ['bounce+label2', ['Send', 'Bounce Permanent General']],
    ['suppressionlist', ['Send', 'Bounce Permanent Suppressed']],
    ['complaint', ['Send', 'Delivery', 'Complaint abuse']],
  ])('%s@ leads to %j', async (name, happens) => {
    await send({ to: `${name}@simulator.amazonses.com` });
    await eventsOut(happens.length);
    expect(told.map(({ detail }) => inWords(Detail.parse(detail)))).toEqual(happens);
  });

  it('puts nobody on the suppression list', async () => {
    await send({ to: 'bounce@simulator.amazonses.com' });
    await eventsOut(2);
    await expect(suppressed('bounce@simulator.amazonses.com')).rejects.toMatchObject({
      name: 'NotFoundException',
    });
  });
});

describe('the suppression list', () => {
  it('holds whoever complained, and keeps further mail from them', async () => {
    const first = await send({ to: 'Ada@example.com' });
    await eventsOut(2);
    await press(first, 'complain');
    await send({ to: 'ada@example.com' });
    await eventsOut(5);
    const { SuppressedDestination } = await suppressed('ada@example.com');
    expect([
      SuppressedDestination?.Reason,
      told.slice(2).map(({ detailType }) => detailType),
      told[4]?.detail,
    ]).toEqual([
      'COMPLAINT',
      ['Email Complaint Received', 'Email Sent', 'Email Bounced'],
      expect.objectContaining({
        bounce: expect.objectContaining({ bounceSubType: 'OnAccountSuppressionList' }),
      }),
    ]);
  });

  it('holds whoever bounced', async () => {
    await press(await send({ to: 'gone@example.com' }), 'bounce');
    expect((await suppressed('gone@example.com')).SuppressedDestination?.Reason).toBe('BOUNCE');
  });

  it('can be written to and cleared', async () => {
    const EmailAddress = 'a+b@example.com';
    await client.send(new PutSuppressedDestinationCommand({ EmailAddress, Reason: 'BOUNCE' }));
    await suppressed(EmailAddress);
    await client.send(new DeleteSuppressedDestinationCommand({ EmailAddress }));
    await expect(suppressed(EmailAddress)).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  it('is there again after a restart, with the mails, when there is a data folder', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'ses-'));
    await begin({ dataFolder });
    await press(await send({ to: 'ada@example.com' }), 'complain');
    await begin({ dataFolder });
    const reason = (await suppressed('ada@example.com')).SuppressedDestination?.Reason;
    expect([reason, (await messages('ada@example.com')).length]).toEqual(['COMPLAINT', 1]);
  });
});

describe('the quota', () => {
  it('refuses what goes over the rate, as SES words it', async () => {
    await begin({ quota: { maxSendRate: 2, max24HourSend: 100 } });
    await send({ to: 'a@example.com' });
    await send({ to: 'b@example.com' });
    await expect(send({ to: 'c@example.com' })).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      message: 'Maximum sending rate exceeded.',
      $metadata: { httpStatusCode: 429 },
    });
    expect(await messages('c@example.com')).toEqual([]);
  });

  it('refuses what goes over the day, which mails to the simulator do not count to', async () => {
    await begin({ quota: { maxSendRate: 100, max24HourSend: 2 } });
    await send({ to: 'success@simulator.amazonses.com' });
    await send({ to: 'a@example.com' });
    await send({ to: 'b@example.com' });
    await expect(send({ to: 'c@example.com' })).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      message: 'Daily message quota exceeded.',
    });
  });

  it('is told by GetAccount and set over HTTP', async () => {
    await fetch(`${behind.client.endpoint}/inbox/api/quota`, {
      method: 'POST',
      body: JSON.stringify({ maxSendRate: 14, max24HourSend: 50_000 }),
    });
    await send({ to: 'a@example.com' });
    const { SendQuota } = await client.send(new GetAccountCommand());
    expect(SendQuota).toEqual({ MaxSendRate: 14, Max24HourSend: 50_000, SentLast24Hours: 1 });
  });
});

describe('a reader', () => {
  it('opens the mail by its pixel and clicks through its links to where they lead', async () => {
    const id = await send({ to: 'ada@example.com' });
    await eventsOut(2);
    const body = await (await fetch(`${behind.client.endpoint}/inbox/${id}/body`)).text();
    const [pixel, link] = [/src="(\/inbox\/[^"]+\.gif)"/.exec(body)?.[1], /href="([^"]+)"/.exec(body)?.[1]];
    await fetch(`${behind.client.endpoint}${pixel}`);
    const followed = await fetch(`${behind.client.endpoint}${link}`, { redirect: 'manual' });
    expect([
      followed.headers.get('location'),
      told.slice(2).map(({ detailType }) => detailType),
      told[3]?.detail,
    ]).toEqual([
      'https://shop.example/?a=1&b=2',
      ['Email Opened', 'Email Clicked'],
      expect.objectContaining({
        click: expect.objectContaining({ link: 'https://shop.example/?a=1&b=2', ipAddress: '127.0.0.1' }),
      }),
    ]);
  });

  // https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_TrackingConfigurationOverrides.html
  it.each([
    ['as its configuration set wants', ALL, {}, [true, true]],
    ['not at all where the set tells nobody', ['send'], {}, [false, false]],
    ['by its links alone where only those are told of', ['click'], {}, [false, true]],
    ['not where the request forbids it', ALL, { OpenTrackingEnabled: 'DISABLED' }, [false, true]],
    ['nor by its links', ALL, { ClickTrackingEnabled: 'DISABLED' }, [true, false]],
    [
      'where the request wants it, whatever the set says',
      ['send'],
      { OpenTrackingEnabled: 'ENABLED' },
      [true, false],
    ],
  ] as const)('is tracked %s', async (_, wanted, Tracking, tracked) => {
    await begin({ wanted });
    const id = await send({ to: 'ada@example.com' }, { ConfigurationOverrides: { Tracking } });
    const body = await (await fetch(`${behind.client.endpoint}/inbox/${id}/body`)).text();
    expect([body.includes('pixel.gif'), !body.includes('href="https://shop.example/')]).toEqual(tracked);
  });

  it('leaves no trace in a mail that is not tracked, even by asking for the pixel or a link', async () => {
    await begin({ wanted: ['send'] });
    const id = await send({ to: 'ada@example.com' });
    const asked = await Promise.all(
      ['pixel.gif', 'click/0'].map((path) => fetch(`${behind.client.endpoint}/inbox/${id}/${path}`)),
    );
    expect(asked.map(({ status }) => status)).toEqual([404, 404]);
  });

  it('unsubscribes with one click, as a mailbox provider would', async () => {
    const posted: string[] = [];
    const site = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      posted.push(`${request.method} ${request.url} ${Buffer.concat(chunks).toString()}`);
      response.end();
    }).listen(0, '127.0.0.1');
    await once(site, 'listening');
    const address = site.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const id = await send({
      to: 'ada@example.com',
      headers: [
        { Name: 'List-Unsubscribe', Value: `<mailto:x@shop.example>, <http://127.0.0.1:${port}/u/1>` },
        { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
      ],
    });
    await press(id, 'unsubscribe');
    site.close();
    expect(posted).toEqual(['POST /u/1 List-Unsubscribe=One-Click']);
  });

  it("never has the mail's own script run, and sees its words as they are", async () => {
    const id = await send({ to: 'ada@example.com', subject: '<script>alert(1)</script>' });
    const page = await fetch(`${behind.client.endpoint}/inbox?open=${id}`);
    const body = await fetch(`${behind.client.endpoint}/inbox/${id}/body`);
    expect([await page.text(), body.headers.get('content-security-policy')]).toEqual([
      expect.not.stringContaining('<script>alert'),
      expect.stringMatching(/^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/),
    ]);
  });

  it('cannot be made to press a button by another site', async () => {
    const id = await send({ to: 'ada@example.com' });
    const { status } = await fetch(`${behind.client.endpoint}/inbox/${id}/complain`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(status).toBe(403);
  });
});

const HTML =
  '<html><body><p>Hi</p><a class="b" href="https://shop.example/?a=1&amp;b=2">Shop</a></body></html>';
const ALL = ['send', 'delivery', 'bounce', 'complaint', 'open', 'click'];

async function begin(
  options: {
    readonly wanted?: readonly string[];
    readonly dataFolder?: string;
    readonly quota?: { maxSendRate: number; max24HourSend: number };
  } = {},
): Promise<void> {
  await behind?.close();
  const events: Told[] = []; // what an emulator of an earlier test still says goes to its own
  told = events;
  ses = createSes({
    place: PLACE,
    clock: createClock(options.quota === undefined ? 200 : 1),
    putEvent: (event) => void events.push(event),
    ...options,
  });
  behind = await behindGateway([ses.service], { pages: (request: AwsRequest) => ses.pages(request) });
  client = new SESv2Client({ ...behind.client, maxAttempts: 1 });
  await make('AWS::SES::ConfigurationSet', { Name: 'news' });
  await make('AWS::SES::ConfigurationSetEventDestination', {
    ConfigurationSetName: 'news',
    EventDestination: {
      Enabled: true,
      EventBridgeDestination: { EventBusArn: 'arn:aws:events:eu-central-1:123456789012:event-bus/default' },
      MatchingEventTypes: options.wanted ?? ALL,
    },
  });
}

async function make(type: string, properties: Record<string, unknown>): Promise<void> {
  await ses.resources[type]?.({ logicalId: 'It', stack: 'test', properties });
}

async function send(
  mail: {
    readonly to: string;
    readonly subject?: string;
    readonly headers?: { Name: string; Value: string }[];
  },
  change: Partial<SendEmailCommandInput> = {},
): Promise<string> {
  const { MessageId } = await client.send(
    new SendEmailCommand({
      FromEmailAddress: 'Maru <hello@shop.example>',
      Destination: { ToAddresses: [mail.to] },
      Content: {
        Simple: {
          Subject: { Data: mail.subject ?? 'Hello' },
          Body: { Html: { Data: HTML }, Text: { Data: 'Hi' } },
          ...(mail.headers !== undefined && { Headers: mail.headers }),
        },
      },
      ConfigurationSetName: 'news',
      EmailTags: [{ Name: 'sojourn-send', Value: 's-1' }],
      ...change,
    }),
  );
  return MessageId ?? '';
}

async function inbox(path: string): Promise<unknown> {
  return (await fetch(`${behind.client.endpoint}/inbox${path}`)).json();
}

const Messages = z.object({ messages: z.array(z.looseObject({ id: z.string() })) });

async function messages(to: string) {
  return Messages.parse(await inbox(`/api/messages?to=${encodeURIComponent(to)}`)).messages;
}

const Detail = z.object({
  eventType: z.string(),
  bounce: z.object({ bounceType: z.string(), bounceSubType: z.string() }).optional(),
  complaint: z.object({ complaintFeedbackType: z.string() }).optional(),
});

function inWords({ eventType, bounce, complaint }: z.infer<typeof Detail>): string {
  const kind = [bounce?.bounceType, bounce?.bounceSubType, complaint?.complaintFeedbackType];
  return [eventType, ...kind].filter((word) => word !== undefined).join(' ');
}

function suppressed(EmailAddress: string) {
  return client.send(new GetSuppressedDestinationCommand({ EmailAddress }));
}

async function press(id: string, button: string): Promise<void> {
  await fetch(`${behind.client.endpoint}/inbox/${id}/${button}`, { method: 'POST', redirect: 'manual' });
}

/** Until so many events went out. */
async function eventsOut(count: number): Promise<void> {
  await vi.waitFor(() => expect(told.length).toBeGreaterThanOrEqual(count), { interval: 2 });
}
