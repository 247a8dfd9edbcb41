import { utf8ToBytes } from '@noble/hashes/utils.js';
import { toBase64Url } from './base64url.ts';
import type { TokenKey, TokenPayload, TokenPurpose } from './definition.ts';
import { tokenMac } from './token-mac.ts';

/**
 * `v1.<kid>.<payload>.<signature>`: the payload is JSON in base64url, signed for one purpose by the newest key. It is not
 * encrypted: it holds ids, never an address.
 * @throws when the ring is empty
 */
export function signToken<Purpose extends TokenPurpose>({
  purpose,
  payload,
  keys,
}: {
  readonly purpose: Purpose;
  readonly payload: TokenPayload<Purpose>;
  readonly keys: readonly TokenKey[];
}): string {
  const [key] = keys;
  if (key === undefined) throw new Error('there is no key to sign links with');
  const body = toBase64Url(utf8ToBytes(JSON.stringify(payload)));
  return `v1.${key.kid}.${body}.${toBase64Url(tokenMac({ key, purpose, body }))}`;
}
