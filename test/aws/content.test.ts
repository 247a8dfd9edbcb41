import { GetObjectCommand, NoSuchKey, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { content } from '../../lib/aws/content.ts';
import { MissingContentError } from '../../lib/core/errors.ts';
import { JourneyLife } from '../../lib/core/journey/life.ts';
import { settings, triggersOf, welcome } from '../support/world.ts';

const s3 = mockClient(S3Client);
let now = 0;
beforeEach(() => {
  s3.reset();
  now = 0;
});

const read = () => content(new S3Client({}), { bucket: 'content', clock: { now: () => now } });
const holds = (Key: string, value: unknown) => {
  const Body = { transformToString: async () => JSON.stringify(value) };
  // The mock wants a stream with all its methods; only this one is used.
  s3.on(GetObjectCommand, { Bucket: 'content', Key }).resolves({
    Body: Object.assign(new Blob([]), Body) as never,
  });
};
const registry = { settings, journeys: [], audience: 'a1', catalog: 'c1' };
const reads = () => s3.commandCalls(GetObjectCommand).length;

describe('the content', () => {
  it('of a journey version is read once for the life of a container', async () => {
    holds('journeys/hello/v1.json', triggersOf());
    const stored = read();
    expect(await stored.triggers('hello', 'v1')).toEqual(triggersOf());
    expect(await stored.triggers('hello', 'v1')).toEqual(triggersOf());
    expect(reads()).toBe(1);
  });

  it('of a message is read once by its hash, also by two who ask at the same moment', async () => {
    holds('messages/abc.json', welcome);
    const stored = read();
    expect(await Promise.all([stored.message('abc'), stored.message('abc')])).toEqual([welcome, welcome]);
    expect(reads()).toBe(1);
  });

  it('of an audience and of a catalog of events is read once by its edition', async () => {
    const audience = { edition: 'a1', segments: [], dates: [], schedules: [] };
    const catalog = { edition: 'c1', events: { Viewed: { properties: { type: 'object' } } } };
    holds('audiences/a1.json', audience);
    holds('catalogs/c1.json', catalog);
    const stored = read();
    expect(await Promise.all([stored.audience('a1'), stored.catalog('c1')])).toEqual([audience, catalog]);
    await Promise.all([stored.audience('a1'), stored.catalog('c1')]);
    expect(reads()).toBe(2);
  });

  it('of the registry is read again after a minute, to see a deployment', async () => {
    const journeys = [{ id: 'hello', version: 'v1', machine: 'arn', life: JourneyLife.parse({}) }];
    holds('registry.json', { ...registry, journeys });
    const stored = read();
    expect(await stored.registry()).toEqual({ ...registry, journeys });

    holds('registry.json', registry);
    now = 59_999;
    expect((await stored.registry()).journeys).toEqual(journeys);
    now = 60_000;
    expect((await stored.registry()).journeys).toEqual([]);
  });

  it.each([
    ['NoSuchKey', new NoSuchKey({ message: 'x', $metadata: {} })],
    ['AccessDenied', new S3ServiceException({ name: 'AccessDenied', $fault: 'client', $metadata: {} })],
  ])('that is not there (%s) is missing, and said by its key', async (_, error) => {
    s3.on(GetObjectCommand).rejects(error);
    const missing = read().message('abc');
    await expect(missing).rejects.toBeInstanceOf(MissingContentError);
    await expect(missing).rejects.toThrow('messages/abc.json');
  });

  it('that could not be read is asked for again', async () => {
    s3.on(GetObjectCommand).rejects(new Error('S3 is slow'));
    const stored = read();
    await expect(stored.message('abc')).rejects.toThrow('S3 is slow');
    await expect(stored.registry()).rejects.toThrow('S3 is slow');

    holds('messages/abc.json', welcome);
    holds('registry.json', registry);
    expect(await stored.message('abc')).toEqual(welcome);
    expect((await stored.registry()).journeys).toEqual([]);
  });

  it('of another shape is refused where it comes in', async () => {
    holds('messages/abc.json', { id: 'welcome' });
    await expect(read().message('abc')).rejects.toThrow('topic');
  });
});
