import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readRing } from '../../lib/aws/key-ring.ts';
import { signToken } from '../../lib/core/token/sign.ts';
import type { Emulator } from '../../lib/emulator/emulator.ts';
import {
  canEmulate,
  clientOf,
  eventually,
  mailsTo,
  putFromOutside,
  runningStack,
} from './end-to-end-stack.ts';

// What recipients can do about messages, by real HTTP against the running stack of this repository.

describe.skipIf(!canEmulate)('whoever gets a message', () => {
  let emulator: Emulator;
  let endpoint: string;
  let end: () => Promise<void>;
  beforeAll(async () => {
    ({ emulator, end } = await runningStack({ speed: 1 }));
    ({ endpoint } = emulator.place);
  }, 60_000);
  afterAll(() => end());

  it('unsubscribes by the mail program’s one click (RFC 8058), at once and without a redirect', async () => {
    const mail = await welcomed('one-click');
    expect(headerOf(mail, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    const answer = await post(oneClickOf(mail), 'List-Unsubscribe=One-Click');
    expect([answer.status, answer.redirected]).toEqual([200, false]);
    // Committed when the answer is there: read without waiting.
    expect(await consentOf('one-click')).toMatchObject({ all: { status: 'withdrawn', source: 'one-click' } });
  });

  it('may look at the link as often as a mail scanner does, and nothing happens', async () => {
    const url = oneClickOf(await welcomed('scanned'));
    for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(url, { method })).status).toBe(200);
    expect(await consentOf('scanned')).toMatchObject({ epoch: 1, all: { status: 'granted' } });
  });

  it('stops everything in the preference centre, in Korean, without a login', async () => {
    const mail = await welcomed('chooser');
    const url = linkTo(mail, '/p/');
    const page = await (await fetch(url, { headers: { 'accept-language': 'ko' } })).text();
    expect(page).toContain('<html lang="ko"');
    const edit = /name="edit" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const form = new URLSearchParams({ edit, stop: 'everything' });
    expect((await post(url, form.toString())).status).toBe(200);
    expect(await consentOf('chooser')).toMatchObject({ all: { status: 'withdrawn' } });
  });

  it('is turned away with a forged token, and with one that is too old', async () => {
    const url = oneClickOf(await welcomed('forger'));
    const forged = url.slice(0, -1) + (url.endsWith('A') ? 'B' : 'A');
    expect((await post(forged, 'List-Unsubscribe=One-Click')).status).toBe(403);
    const preferences = url.replace(/\/u\/.*$/, `/p/${await tokenOf('forger', 'preferences')}`);
    const old = await tokenOf('forger', 'edit', Math.floor(Date.now() / 1000) - 1);
    const form = new URLSearchParams({ edit: old, stop: 'everything' });
    expect((await post(preferences, form.toString())).status).toBe(410);
    expect(await consentOf('forger')).toMatchObject({ all: { status: 'granted' } });
  });

  it('who allowed it is led to the shop by way of a signed link, and the click counts', async () => {
    const mail = await welcomed('clicker', { status: 'granted', tracking: 'granted' });
    const answer = await fetch(linkTo(mail, '/c/'), {
      headers: { 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148' },
      redirect: 'manual',
    });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toMatch(/^https:\/\/shop\.example\//); // settings.json
    await eventually(async () => {
      const send = await sendOf('clicker', 'onboarding', 'SENT');
      return z.object({ clicked: z.number() }).safeParse(send?.['evidence']).data;
    });
  });

  it('who did not allow it gets links that lead straight on', async () => {
    const mail = await welcomed('private');
    expect(mail.links.filter(({ url }) => url.includes('/c/'))).toEqual([]);
    expect(mail.links.some(({ url }) => url.startsWith('https://shop.example/'))).toBe(true);
  });

  it('answers a text with 수신거부, and gets one confirmation and no more advertising', async () => {
    const number = '+821055501234';
    const answer = await fetch(`${endpoint}/phone/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ number, body: '수신거부' }),
    });
    expect(answer.ok).toBe(true);
    await eventually(() => row('begins_with(pk, :kind) AND reason = :value', 'suppression#', 'stop'));
    const texts = await eventually(async () => {
      const { messages } = z
        .object({ messages: z.array(z.object({ direction: z.string(), body: z.string() })) })
        .parse(
          await (await fetch(`${endpoint}/phone/api/messages?number=${encodeURIComponent(number)}`)).json(),
        );
      const told = messages.filter(({ direction }) => direction === 'to');
      return told.length > 0 ? told : undefined;
    });
    expect(texts).toHaveLength(1);
  });

  it('goes its way with no right missing', async () => {
    const page = await (await fetch(endpoint)).text();
    expect(page).toContain('Nothing so far: every call was within its role.');
  });

  /** Somebody new, with the welcome mail that came. */
  async function welcomed(customerId: string, email: unknown = 'granted'): Promise<Mail> {
    const address = `${customerId}@example.com`;
    const detail = { customerId, traits: { email: address, locale: 'en' }, consent: { email } };
    await putFromOutside(endpoint, { name: 'Signed Up', detail });
    const { id } = await eventually(async () => (await mailsTo(endpoint, address))[0]);
    return Mail.parse(await (await fetch(`${endpoint}/inbox/api/messages/${id}`)).json());
  }

  async function tokenOf(customerId: string, purpose: 'preferences' | 'edit', expires?: number) {
    const secret = emulator.stacks
      .flatMap(({ resources }) => resources)
      .find(({ type }) => type === 'AWS::SecretsManager::Secret');
    const { SecretString = '', CreatedDate } = await new SecretsManagerClient(clientOf(endpoint)).send(
      new GetSecretValueCommand({ SecretId: secret?.ref }),
    );
    const keys = readRing(SecretString, CreatedDate?.getTime() ?? 0);
    const payload = { c: customerId, ch: 'email' as const, tp: 'tips', s: '' };
    return signToken({
      purpose,
      payload: expires === undefined ? payload : { ...payload, e: expires },
      keys,
    });
  }

  const consentOf = (customerId: string) =>
    row('pk = :kind AND sk = :value', `customer#${customerId}`, 'consent#email');

  async function sendOf(customerId: string, journeyId: string, status: string) {
    const found = await rows('begins_with(pk, :kind) AND customerId = :value', 'send#', customerId);
    return found.find((send) => send['journeyId'] === journeyId && send['status'] === status);
  }

  async function row(filter: string, kind: string, value: string) {
    return (await rows(filter, kind, value))[0];
  }

  async function rows(filter: string, kind: string, value: string) {
    const { Items = [] } = await new DynamoDBClient(clientOf(endpoint)).send(
      new ScanCommand({
        TableName: emulator.stacks[0]?.outputs['TableName'],
        FilterExpression: filter,
        ExpressionAttributeValues: marshall({ ':kind': kind, ':value': value }),
        ConsistentRead: true,
      }),
    );
    return Items.map((item) => unmarshall(item));
  }
});

const Mail = z.object({
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  links: z.array(z.object({ url: z.string() })),
});
type Mail = z.infer<typeof Mail>;

function headerOf({ headers }: Mail, name: string): string | undefined {
  return headers.find((header) => header.name === name)?.value;
}

function oneClickOf(mail: Mail): string {
  return /^<(.+)>$/.exec(headerOf(mail, 'List-Unsubscribe') ?? '')?.[1] ?? '';
}

function linkTo({ links }: Mail, path: string): string {
  const found = links.find(({ url }) => url.includes(path));
  if (found === undefined) throw new Error(`the mail has no link to ${path}`);
  return found.url;
}

function post(url: string, body: string): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
    redirect: 'manual',
  });
}
