import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { remember } from '../remember.ts';
import type { TokenKey, TokenPurpose } from './definition.ts';

/**
 * The signature of a token: HMAC-SHA256 over `<purpose>|v1|<body>`, with a key of the purpose's own that HKDF-SHA256 (RFC
 * 5869, no salt, info `sojourn link <purpose>`) makes from the ring's. So even a signature that leaked for one purpose says
 * nothing of another's key.
 * @param body the payload as it stands in the token, so that no second spelling of the same bytes passes
 */
export function tokenMac({
  key,
  purpose,
  body,
}: {
  readonly key: TokenKey;
  readonly purpose: TokenPurpose;
  readonly body: string;
}): Uint8Array {
  return hmac(sha256, keyFor(purpose, key.secret), utf8ToBytes(`${purpose}|v1|${body}`));
}

/** A ring has few keys, and every link of every message asks for one. */
const keyFor = remember(50, (purpose: string, secret: string) => {
  const info = utf8ToBytes(`sojourn link ${purpose}`);
  return hkdf(sha256, utf8ToBytes(secret), undefined, info, 32);
});
