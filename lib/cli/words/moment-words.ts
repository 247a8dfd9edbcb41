import type { EpochMs } from '../../core/time/instant.ts';

/** `2026-03-02 12:00 UTC`: whoever looks into a deployment and its customers are in many zones. */
export function momentWords(at: EpochMs): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
