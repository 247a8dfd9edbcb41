import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClock } from '../../lib/emulator/clock.ts';
import { createS3 } from '../../lib/emulator/s3/s3.ts';
import { type Authorize, AwsError, type FindAsset } from '../../lib/emulator/service.ts';
import { type BehindGateway, behindGateway, PLACE } from './behind-gateway.ts';

const HANDLER = 'arn:aws:iam::123456789012:role/deployer';
let behind: BehindGateway;
let client: S3Client;
let resources: ReturnType<typeof createS3>['resources'];
const policies: unknown[] = [];

beforeEach(() => begin());
afterEach(() => behind.close());

describe('S3', () => {
  it('gives back what was put, with its type, its metadata and the MD5 of its bytes', async () => {
    const key = 'a folder/ä+b.txt';
    await client.send(
      new PutObjectCommand({
        Bucket: 'content',
        Key: key,
        Body: 'hello',
        ContentType: 'text/plain',
        Metadata: { by: 'me' },
      }),
    );
    const got = await client.send(new GetObjectCommand({ Bucket: 'content', Key: key }));
    // expected: printf hello | md5sum
    expect([await got.Body?.transformToString(), got.ETag, got.ContentType, got.Metadata]).toEqual([
      'hello',
      '"5d41402abc4b2a76b9719d911017c592"',
      'text/plain',
      { by: 'me' },
    ]);
  });

  it('asks for the right to one object', async () => {
    await put('a/b.json', '{}');
    behind.asked();
    await client.send(new GetObjectCommand({ Bucket: 'content', Key: 'a/b.json' }));
    expect(behind.asked()).toEqual([{ action: 's3:GetObject', resource: 'arn:aws:s3:::content/a/b.json' }]);
  });

  it('says that a key is missing to those who may list the bucket', async () => {
    const get = new GetObjectCommand({ Bucket: 'content', Key: 'missing' });
    await expect(client.send(get)).rejects.toMatchObject({ name: 'NoSuchKey' });
    const head = new HeadObjectCommand({ Bucket: 'content', Key: 'missing' });
    await expect(client.send(head)).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('denies access to a missing key to those who may not list the bucket', async () => {
    behind.refuse(({ action }) => action === 's3:ListBucket');
    const get = new GetObjectCommand({ Bucket: 'content', Key: 'missing' });
    await expect(client.send(get)).rejects.toMatchObject({
      name: 'AccessDenied',
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('knows the length of an object from its head', async () => {
    await put('x', '12345');
    const { ContentLength } = await client.send(new HeadObjectCommand({ Bucket: 'content', Key: 'x' }));
    expect(ContentLength).toBe(5);
  });

  it('gives a part when asked for a range', async () => {
    await put('x', '0123456789');
    const part = await client.send(new GetObjectCommand({ Bucket: 'content', Key: 'x', Range: 'bytes=2-4' }));
    expect([await part.Body?.transformToString(), part.ContentRange]).toEqual(['234', 'bytes 2-4/10']);
  });

  it('deletes', async () => {
    await put('x', '1');
    await client.send(new DeleteObjectCommand({ Bucket: 'content', Key: 'x' }));
    const { KeyCount } = await client.send(new ListObjectsV2Command({ Bucket: 'content' }));
    expect(KeyCount).toBe(0);
  });

  it('lists by prefix, folders once, page by page', async () => {
    for (const key of ['a/1', 'a/2', 'b/1', 'c', 'd']) await put(key, key);
    const seen: unknown[] = [];
    for (let token: string | undefined; ; ) {
      const page = await client.send(
        new ListObjectsV2Command({ Bucket: 'content', Delimiter: '/', MaxKeys: 2, ContinuationToken: token }),
      );
      seen.push([page.CommonPrefixes?.map(({ Prefix }) => Prefix), page.Contents?.map(({ Key }) => Key)]);
      token = page.NextContinuationToken;
      if (token === undefined) break;
    }
    expect(seen).toEqual([
      [['a/', 'b/'], undefined],
      [undefined, ['c', 'd']],
    ]);
  });

  it('puts an object that must be new only once', async () => {
    const once = () =>
      client.send(new PutObjectCommand({ Bucket: 'content', Key: 'x', Body: '1', IfNoneMatch: '*' }));
    await once();
    await expect(once()).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });

  it('knows only the buckets of the template', async () => {
    await expect(client.send(new GetObjectCommand({ Bucket: 'other', Key: 'x' }))).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
  });

  it("hands a bucket's policy to IAM under the bucket's ARN", async () => {
    const document = { Version: '2012-10-17', Statement: [] };
    await make('AWS::S3::BucketPolicy', { Bucket: 'content', PolicyDocument: document });
    expect(policies).toEqual([['arn:aws:s3:::content', document]]);
  });

  it('has its objects again after a restart, when it has a data folder', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 's3-'));
    await behind.close();
    await begin({ dataFolder });
    await put('kept', 'as it was');
    await behind.close();
    await begin({ dataFolder });
    const got = await client.send(new GetObjectCommand({ Bucket: 'content', Key: 'kept' }));
    expect(await got.Body?.transformToString()).toBe('as it was');
  });
});

describe('a bucket deployment', () => {
  it('unpacks its source into the bucket and leaves what else is there', async () => {
    await put('old.json', '1');
    await deploy({ 'messages/a.json': '{"a":1}', 'index.html': '<p>' });
    const { Contents } = await client.send(new ListObjectsV2Command({ Bucket: 'content' }));
    const page = await client.send(new GetObjectCommand({ Bucket: 'content', Key: 'index.html' }));
    expect([Contents?.map(({ Key }) => Key), page.ContentType]).toEqual([
      ['index.html', 'messages/a.json', 'old.json'],
      'text/html',
    ]);
  });

  it('fills in what only the deployment knows, fit for JSON', async () => {
    await deploy(
      { 'registry.json': '{"machine":"<<marker:0xbaba:0>>"}' },
      {
        SourceMarkers: [{ '<<marker:0xbaba:0>>': 'arn:"quoted"' }],
        SourceMarkersConfig: [{ jsonEscape: true }],
      },
    );
    const got = await client.send(new GetObjectCommand({ Bucket: 'content', Key: 'registry.json' }));
    expect(JSON.parse((await got.Body?.transformToString()) ?? '')).toEqual({ machine: 'arn:"quoted"' });
  });

  it('writes under its prefix', async () => {
    await deploy({ 'a.txt': '1' }, { DestinationBucketKeyPrefix: 'site' });
    const { Contents } = await client.send(new ListObjectsV2Command({ Bucket: 'content' }));
    expect(Contents?.map(({ Key }) => Key)).toEqual(['site/a.txt']);
  });

  it.each(['s3:GetObject', 's3:ListBucket', 's3:PutObject'])(
    'fails when its handler may not do %s',
    async (action) => {
      await behind.close();
      await begin({
        authorize: (principal, need) => {
          if (need.action === action && principal.kind === 'role' && principal.arn === HANDLER)
            throw new AwsError('AccessDenied', 'no', 403);
        },
      });
      await expect(deploy({ 'a.txt': '1' })).rejects.toMatchObject({ code: 'AccessDenied' });
    },
  );

  it('refuses to prune, which it does not do', async () => {
    await expect(deploy({ 'a.txt': '1' }, { Prune: true })).rejects.toThrow(/prune/);
  });
});

async function begin(
  options: { readonly dataFolder?: string; readonly authorize?: Authorize } = {},
): Promise<void> {
  policies.length = 0;
  const s3 = createS3({
    place: PLACE,
    clock: createClock(1),
    authorize: options.authorize ?? (() => undefined),
    addResourcePolicy: (...policy) => void policies.push(policy),
    findAsset,
    roleOfFunction: () => ({ kind: 'role', arn: HANDLER, session: 'deployer' }),
    dataFolder: options.dataFolder,
  });
  resources = s3.resources;
  behind = await behindGateway([s3.service]);
  client = new S3Client(behind.client);
  await make('AWS::S3::Bucket', { BucketName: 'content' });
}

const folders = new Map<string, string>();
const findAsset: FindAsset = ({ key }) => folders.get(key);

async function make(type: string, properties: Record<string, unknown>): Promise<void> {
  await resources[type]?.({ logicalId: 'It', stack: 'test', properties });
}

async function deploy(
  files: Record<string, string>,
  properties: Record<string, unknown> = {},
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'asset-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  folders.set('source.zip', folder);
  await make('Custom::CDKBucketDeployment', {
    ServiceToken: 'arn:aws:lambda:eu-central-1:123456789012:function:deployer',
    SourceBucketNames: ['assets'],
    SourceObjectKeys: ['source.zip'],
    DestinationBucketName: 'content',
    Prune: false,
    ...properties,
  });
}

async function put(key: string, text: string): Promise<void> {
  await client.send(new PutObjectCommand({ Bucket: 'content', Key: key, Body: text }));
}
