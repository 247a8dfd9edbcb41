import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** The first 48 bits of SHA-256 as a fraction in [0, 1): finer than any weight, exact in a double. */
export function uniform(text: string): number {
  const digest = sha256(utf8ToBytes(text));
  let bits = 0;
  for (let index = 0; index < 6; index += 1) bits = bits * 256 + (digest[index] ?? 0);
  return bits / 2 ** 48;
}
