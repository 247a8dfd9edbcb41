import { randomBytes } from 'node:crypto';

/**
 * What X-Ray would call this call. Nothing is sampled: there is no X-Ray.
 * Source: https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
 */
export function traceId(nowMs: number): string {
  const seconds = Math.floor(nowMs / 1000).toString(16);
  return `Root=1-${seconds}-${hex(12)};Parent=${hex(8)};Sampled=0`;
}

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');
