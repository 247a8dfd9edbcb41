import { GetObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type * as z from 'zod';
import { Audience } from '../core/audience/definition.ts';
import { MissingContentError } from '../core/errors.ts';
import { EventCatalog } from '../core/event/catalog.ts';
import { JourneyTriggers, Registry } from '../core/journey/compiled.ts';
import { CompiledMessage } from '../core/message/definition.ts';
import type { Clock, Content } from '../core/ports.ts';
import { refreshed, remembered } from './remembered.ts';

/** What the deployment put into the bucket. Only the registry changes, with a deployment; all else has its content's hash for a name. */
export function content(client: S3Client, { bucket, clock }: { bucket: string; clock: Clock }): Content {
  const read = <T>(key: string, schema: z.ZodType<T>) => readJson(client, { bucket, key, schema });
  const registry = refreshed(() => read('registry.json', Registry), { clock, maxAgeMs: 60_000 });
  const triggers = remembered((key) => read(key, JourneyTriggers));
  const message = remembered((key) => read(key, CompiledMessage));
  const audience = remembered((key) => read(key, Audience));
  const catalog = remembered((key) => read(key, EventCatalog));
  return {
    registry,
    triggers: (journeyId, version) => triggers(`journeys/${journeyId}/${version}.json`),
    message: (hash) => message(`messages/${hash}.json`),
    audience: (edition) => audience(`audiences/${edition}.json`),
    catalog: (edition) => catalog(`catalogs/${edition}.json`),
  };
}

async function readJson<T>(
  client: S3Client,
  { bucket, key, schema }: { bucket: string; key: string; schema: z.ZodType<T> },
): Promise<T> {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    const json: unknown = JSON.parse((await Body?.transformToString('utf8')) ?? '');
    return schema.parse(json);
  } catch (error) {
    if (!isNotThere(error)) throw error;
    throw new MissingContentError(`${key} is not in the content bucket`, { cause: error });
  }
}

/** Without the right to list a bucket, which no function of ours has, S3 says AccessDenied of what is not there. */
function isNotThere(error: unknown): boolean {
  return error instanceof S3ServiceException && (error.name === 'NoSuchKey' || error.name === 'AccessDenied');
}
