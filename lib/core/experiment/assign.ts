import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * The variant that a customer gets: sticky, reproducible from raw data, independent between experiments.
 * @param variants weights of any sum; one of weight 0 is never given
 */
export function assignedVariant(question: {
  experimentId: string;
  customerId: string;
  variants: readonly { readonly id: string; readonly weight: number }[];
}): string {
  const { experimentId, customerId, variants } = question;
  const total = variants.reduce((sum, variant) => sum + variant.weight, 0);
  let point = uniform(`${experimentId}:${customerId}`) * total;
  for (const variant of variants) {
    point -= variant.weight;
    if (point < 0) return variant.id;
  }
  throw new RangeError(`experiment ${experimentId} has no variant with a weight`);
}

/** The first 48 bits of SHA-256 as a fraction in [0, 1): finer than any weight, exact in a double. */
function uniform(text: string): number {
  const digest = sha256(utf8ToBytes(text));
  let bits = 0;
  for (let index = 0; index < 6; index += 1) bits = bits * 256 + (digest[index] ?? 0);
  return bits / 2 ** 48;
}
