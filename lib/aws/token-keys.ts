import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Clock } from '../core/ports.ts';
import type { TokenKey } from '../core/token/definition.ts';
import { readRing, signingFirst } from './key-ring.ts';
import { refreshed } from './remembered.ts';

const MAX_AGE_MS = 5 * 60_000;

/** The keys of the links' tokens, the one that signs first; read again when they are five minutes old. */
export function tokenKeys(
  client: SecretsManagerClient,
  { secretId, clock }: { secretId: string; clock: Clock },
): () => Promise<readonly TokenKey[]> {
  return refreshed(
    async () => {
      const { SecretString = '', CreatedDate } = await client.send(
        new GetSecretValueCommand({ SecretId: secretId }),
      );
      return signingFirst(readRing(SecretString, CreatedDate?.getTime() ?? clock.now()));
    },
    { clock, maxAgeMs: MAX_AGE_MS },
  );
}
