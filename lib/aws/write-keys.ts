import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { MissingContentError } from '../core/errors.ts';
import type { Clock, WriteKeys } from '../core/ports.ts';
import { parsedJson } from './parsed-json.ts';
import { refreshed } from './remembered.ts';

const MAX_AGE_MS = 5 * 60_000;

/** The keys that sources of events identify themselves with; read again when they are five minutes old. */
export function writeKeys(
  client: SecretsManagerClient,
  { secretId, clock }: { secretId: string; clock: Clock },
): WriteKeys {
  const keys = refreshed(
    async () => {
      const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
      return readWriteKeys(SecretString);
    },
    { clock, maxAgeMs: MAX_AGE_MS },
  );
  return { keys };
}

/**
 * `{"keys": ["…", "…"]}` as a person writes it, or the one key that CloudFormation has generated, for it can make one
 * string and no list.
 * @throws MissingContentError for anything else, without repeating it
 */
function readWriteKeys(text: string): readonly string[] {
  if (Key.safeParse(text).success) return [text];
  const several = Keys.safeParse(parsedJson(text));
  if (several.success) return several.data.keys;
  throw new MissingContentError('the secret of the write keys holds no {"keys": ["…"]}');
}

/** As Segment's are: they stand before a colon in Basic authorization, and in programs' texts. */
const Key = z.string().regex(/^[A-Za-z0-9_-]{16,200}$/);
const Keys = z.object({ keys: z.array(Key).min(1) });
