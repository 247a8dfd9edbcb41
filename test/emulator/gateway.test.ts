import { once } from 'node:events';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, it } from 'vitest';
import { createGateway, type Gateway } from '../../lib/emulator/gateway.ts';
import {
  type Answer,
  AwsError,
  type AwsRequest,
  type Need,
  type Service,
} from '../../lib/emulator/service.ts';

let gateway: Gateway | undefined;
afterEach(async () => gateway?.close());

describe('the gateway', () => {
  it('hands a request to the service that it was signed for', async () => {
    const { endpoint } = await listening({ services: [answering('s3', XML), answering('sqs', JSON_OK)] });
    const answer = await sqs(endpoint).send(
      new SendMessageCommand({ QueueUrl: QUEUE, MessageBody: 'hello' }),
    );
    expect(answer.MessageId).toBe('m-1');
  });

  it('asks IAM for every need, in the name of the key, before anything happens', async () => {
    const asked: unknown[] = [];
    const ran: string[] = [];
    const needs = [
      { action: 'sqs:SendMessage', resource: 'arn:q' },
      { action: 'kms:Decrypt', resource: '*' },
    ];
    const { endpoint } = await listening({
      services: [answering('sqs', JSON_OK, { needs, ran })],
      authorize: (principal, need) => {
        asked.push([principal, need]);
        if (need.action.startsWith('kms')) throw new AwsError('AccessDenied', 'no', 403);
      },
      principalOf: (id) => ({ kind: 'role', arn: `arn:role/${id}`, session: 's' }),
    });
    await expect(
      sqs(endpoint).send(new SendMessageCommand({ QueueUrl: QUEUE, MessageBody: 'x' })),
    ).rejects.toMatchObject({ name: 'AccessDenied', message: 'no' });
    const principal = { kind: 'role', arn: 'arn:role/AKIDTEST', session: 's' };
    expect(asked).toEqual(needs.map((need) => [principal, need]));
    expect(ran).toEqual([]);
  });

  it("says in the service's protocol that the emulator itself failed, and logs it", async () => {
    const logged: string[] = [];
    const failing: Service = {
      ...answering('sqs', JSON_OK),
      operation: () => {
        throw new TypeError('a bug of ours');
      },
    };
    const { endpoint } = await listening({ services: [failing], log: (message) => logged.push(message) });
    await expect(
      sqs(endpoint).send(new SendMessageCommand({ QueueUrl: QUEUE, MessageBody: 'x' })),
    ).rejects.toMatchObject({ name: 'InternalFailure', message: 'a bug of ours' });
    expect(logged).toEqual([expect.stringContaining('TypeError: a bug of ours')]);
  });

  it('names a service that the emulator does not have', async () => {
    const { endpoint } = await listening({ services: [answering('sqs', JSON_OK)] });
    const answer = await fetch(endpoint, { headers: { authorization: signedFor('kinesis') } });
    expect(await answer.json()).toMatchObject({ message: expect.stringContaining('"kinesis"') });
  });

  it('gives back the body of an object that the SDK sends in chunks', async () => {
    const seen: AwsRequest[] = [];
    const { endpoint } = await listening({ services: [answering('s3', XML, { seen })] });
    const body = 'a letter '.repeat(30_000);
    const Body = Readable.from([body.slice(0, 100_000), body.slice(100_000)]);
    await s3(endpoint).send(
      new PutObjectCommand({ Bucket: 'b', Key: 'k/a b', Body, ContentLength: body.length }),
    );
    expect(seen[0]?.headers['x-amz-content-sha256']).toMatch(/^STREAMING-/); // else nothing was shown
    expect(seen[0]?.path).toBe('/b/k/a%20b');
    expect(seen[0]?.body.toString()).toBe(body);
    expect(seen[0]?.headers['content-encoding']).toBeUndefined();
  });

  it('gives pages to whoever does not sign, and 404 where there is no page', async () => {
    const { endpoint } = await listening({
      services: [],
      pages: ({ path }) => (path === '/' ? { status: 200, headers: {}, body: 'home' } : undefined),
    });
    expect(await (await fetch(endpoint)).text()).toBe('home');
    expect((await fetch(`${endpoint}/nowhere`)).status).toBe(404);
  });

  it('finds the service of a presigned address too', async () => {
    const { endpoint } = await listening({ services: [answering('s3', XML)] });
    const answer = await fetch(
      `${endpoint}/b/k?X-Amz-Credential=AKID%2F20260301%2Feu-central-1%2Fs3%2Faws4_request`,
    );
    expect(await answer.text()).toBe('<ok/>');
  });

  it('leaves dots and doubled slashes of a path alone', async () => {
    const seen: AwsRequest[] = [];
    const { endpoint } = await listening({ services: [answering('s3', XML, { seen })] });
    const call = request(endpoint, {
      path: '/b//a/../c?list',
      headers: { authorization: signedFor('s3') },
    }).end();
    await once(call, 'response');
    expect(seen[0]?.path).toBe('/b//a/../c');
  });
});

const QUEUE = 'http://127.0.0.1/1/q';
const XML: Answer = { status: 200, headers: { 'content-type': 'application/xml' }, body: '<ok/>' };
const JSON_OK: Answer = {
  status: 200,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: '{"MessageId":"m-1"}',
};

async function listening(parts: Partial<Parameters<typeof createGateway>[0]>): Promise<{ endpoint: string }> {
  gateway = createGateway({
    services: [],
    authorize: () => {},
    principalOf: () => ({ kind: 'account' }),
    ...parts,
  });
  return gateway.listen(0);
}

type Watched = { needs?: readonly Need[]; ran?: string[]; seen?: AwsRequest[] };

/** A service that gives one answer to everything, and errors as JSON 1.0 does. */
function answering(signingName: string, answer: Answer, { needs = [], ran, seen }: Watched = {}): Service {
  return {
    signingName,
    operation: (asked) => {
      seen?.push(asked);
      return {
        needs,
        run: () => {
          ran?.push(signingName);
          return Promise.resolve(answer);
        },
      };
    },
    failure: ({ code, message, status }) => ({
      status,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: JSON.stringify({ __type: code, message }),
    }),
  };
}

function client(endpoint: string) {
  const credentials = { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' };
  return { endpoint, region: 'eu-central-1', credentials, maxAttempts: 1 };
}
const sqs = (endpoint: string) => new SQSClient({ ...client(endpoint), md5: false });
const s3 = (endpoint: string) => new S3Client(client(endpoint));
const signedFor = (service: string) =>
  `AWS4-HMAC-SHA256 Credential=AKID/20260301/eu-central-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
