import type { EpochMs } from '../../core/time/instant.ts';

/** Lets so many go a second, and a second's worth at once after a rest: how SES meters its sending rate. */
export function createTokenBucket(perSecond: number, from: EpochMs): { take(now: EpochMs): boolean } {
  let tokens = perSecond;
  let filledAt = from;
  return {
    take(now) {
      tokens = Math.min(perSecond, tokens + ((now - filledAt) / 1000) * perSecond);
      filledAt = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
