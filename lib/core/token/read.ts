import type { EpochMs } from '../time/instant.ts';
import { textFromBase64Url, toBase64Url } from './base64url.ts';
import { TOKEN_PAYLOADS, type TokenKey, type TokenPayload, type TokenPurpose } from './definition.ts';
import { tokenMac } from './token-mac.ts';

/**
 * Why a token does not pass. `malformed`: no token at all; `forged`: not signed by us for this purpose; `expired`: it was
 * right once.
 */
export type TokenRefusal = 'malformed' | 'forged' | 'expired';

/** A mail of 2026 must still unsubscribe in 2028; three years, a leap day among them. */
export const KEY_VERIFIES_MS = 1096 * 86_400_000;

/** What a token says, if it is ours, for this purpose, and still holds. */
export function readToken<Purpose extends TokenPurpose>({
  purpose,
  text,
  keys,
  now,
}: {
  readonly purpose: Purpose;
  readonly text: string;
  readonly keys: readonly TokenKey[];
  readonly now: EpochMs;
}): { readonly ok: TokenPayload<Purpose> } | { readonly refused: TokenRefusal } {
  const parts = /^v1\.([a-z0-9]{1,16})\.([A-Za-z0-9_-]{1,4000})\.([A-Za-z0-9_-]{43})$/.exec(text);
  if (parts === null) return { refused: 'malformed' };
  const [, kid, body = '', signature = ''] = parts;
  const key = keys.find((one) => one.kid === kid);
  if (key === undefined) return { refused: 'forged' };
  if (!sameText(signature, toBase64Url(tokenMac({ key, purpose, body })))) return { refused: 'forged' };
  const payload = payloadOf(purpose, body);
  if (payload === undefined) return { refused: 'malformed' };
  const ends = 'e' in payload && payload.e !== undefined ? payload.e * 1000 : Number.POSITIVE_INFINITY;
  if (now >= ends || now >= key.since + KEY_VERIFIES_MS) return { refused: 'expired' };
  return { ok: payload };
}

/** Takes as long wherever the first difference is. Compared as text: base64url has spellings with the same bytes. */
function sameText(given: string, right: string): boolean {
  let difference = given.length ^ right.length;
  for (let index = 0; index < right.length; index += 1)
    difference |= given.charCodeAt(index) ^ right.charCodeAt(index);
  return difference === 0;
}

function payloadOf<Purpose extends TokenPurpose>(
  purpose: Purpose,
  body: string,
): TokenPayload<Purpose> | undefined {
  const text = textFromBase64Url(body);
  if (text === undefined) return undefined;
  // Signed by us, and yet parsed: another version of us may have signed it.
  return TOKEN_PAYLOADS[purpose].safeParse(jsonOf(text)).data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
