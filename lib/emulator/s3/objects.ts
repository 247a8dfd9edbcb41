import { createHash } from 'node:crypto';
import { AwsError, type EmulatorClock } from '../service.ts';
import { type Kept, keptObjects } from './kept-objects.ts';

export type StoredObject = {
  readonly body: Buffer;
  readonly etag: string;
  readonly lastModified: number;
  /** What comes back as it was given: content-type, cache-control, x-amz-meta-…; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
};

export type Objects = {
  addBucket(name: string): void;
  buckets(): readonly string[];
  /** @throws AwsError NoSuchBucket */
  get(bucket: string, key: string): StoredObject | undefined;
  put(bucket: string, key: string, object: Pick<StoredObject, 'body' | 'headers'>): StoredObject;
  delete(bucket: string, key: string): void;
  /** In the order of their UTF-8 bytes, as S3 lists them. */
  list(bucket: string): readonly (readonly [key: string, object: StoredObject])[];
};

export function createObjects({
  clock,
  dataFolder,
}: {
  readonly clock: EmulatorClock;
  readonly dataFolder?: string | undefined;
}): Objects {
  const kept: Kept | undefined = dataFolder === undefined ? undefined : keptObjects(dataFolder);
  const buckets = new Map<string, Map<string, StoredObject>>();

  function inBucket(name: string): Map<string, StoredObject> {
    const objects = buckets.get(name);
    if (objects !== undefined) return objects;
    throw new AwsError('NoSuchBucket', `The specified bucket does not exist: ${name}`, 404);
  }

  return {
    addBucket: (name) => void buckets.set(name, new Map(kept?.read(name))),
    buckets: () => [...buckets.keys()],
    get: (bucket, key) => inBucket(bucket).get(key),
    put(bucket, key, { body, headers }) {
      const etag = `"${createHash('md5').update(body).digest('hex')}"`;
      const object = { body, headers, etag, lastModified: clock.now() };
      inBucket(bucket).set(key, object);
      kept?.write(bucket, key, object);
      return object;
    },
    delete(bucket, key) {
      if (inBucket(bucket).delete(key)) kept?.remove(bucket, key);
    },
    list: (bucket) =>
      [...inBucket(bucket)].toSorted(([one], [other]) =>
        Buffer.compare(Buffer.from(one), Buffer.from(other)),
      ),
  };
}
