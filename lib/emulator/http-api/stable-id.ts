import { createHash } from 'node:crypto';

/** An id as API Gateway gives them, the same after a restart, so that addresses stay good. */
export function stableId({
  stack,
  logicalId,
}: {
  readonly stack: string;
  readonly logicalId: string;
}): string {
  const hash = createHash('sha256').update(`${stack}/${logicalId}`).digest('hex');
  return BigInt(`0x${hash}`).toString(36).slice(0, 10);
}
