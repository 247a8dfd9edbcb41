import * as z from 'zod';
import { MissingContentError } from '../core/errors.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { TokenKey } from '../core/token/definition.ts';
import { KEY_VERIFIES_MS } from '../core/token/read.ts';
import { parsedJson } from './parsed-json.ts';

/**
 * The keys of the links' tokens as the secret holds them: JSON, the newest first. The secret that a deployment has just
 * made is no JSON yet, for CloudFormation can only generate one string; that string is the first key, `k0`.
 * @param createdAt of this version of the secret
 * @throws MissingContentError for anything else, without repeating it
 */
export function readRing(text: string, createdAt: EpochMs): readonly TokenKey[] {
  if (/^[A-Za-z0-9]{43,}$/.test(text)) return [{ kid: 'k0', secret: text, since: createdAt }];
  const ring = Ring.safeParse(parsedJson(text));
  if (ring.success) return ring.data;
  throw new MissingContentError('the secret of the token keys holds no ring of keys');
}

/** The ring with a new key in front, and without those that verify no more. @param secret 32 random bytes, base64url */
export function ringWithNewKey(
  ring: readonly TokenKey[],
  { secret, now }: { secret: string; now: EpochMs },
): readonly TokenKey[] {
  const kept = ring.filter(({ since }) => since > now - KEY_VERIFIES_MS);
  return [{ kid: `k${now.toString(36)}`, secret, since: now }, ...kept];
}

/**
 * The one that signs first. It is the second newest: by the time that a key signs, every function has known it for a whole
 * rotation, however long it remembers the ring and however often a rotation was interrupted.
 */
export function signingFirst([newest, signing, ...older]: readonly TokenKey[]): readonly TokenKey[] {
  return [signing, newest, ...older].filter((key) => key !== undefined);
}

const Ring = z.array(TokenKey).min(1);
