import { uniform } from './uniform.ts';

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
