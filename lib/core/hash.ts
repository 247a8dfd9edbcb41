import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of the text's UTF-8 bytes: 64 lower-case hex digits. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/**
 * A name made from parts: the same parts always give the same 26 characters of `a–z2–7` (130 bits of SHA-256 in the
 * base 32 of RFC 4648), so that it fits wherever AWS takes a name. The parts are joined as a JSON array, so
 * ('a', 'bc') and ('ab', 'c') differ.
 */
export function shortId(...parts: readonly (string | number)[]): string {
  return base32(sha256(utf8ToBytes(JSON.stringify(parts)))).slice(0, 26);
}

/**
 * JSON with the keys of every object in order, so that equal values have equal text. Keys whose value is
 * undefined are left out, as in JSON.stringify.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? sorted(inner) : inner,
  );
}

/** Without a prototype, so that a key named `__proto__` stays a key. Keys that look like array indexes come first. */
function sorted(object: object): object {
  const entries = Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const copy: Record<string, unknown> = Object.create(null);
  for (const [key, inner] of entries) copy[key] = inner;
  return copy;
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

function base32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return text;
}
