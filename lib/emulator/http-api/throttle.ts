import type { EmulatorClock } from '../service.ts';

/**
 * A bucket of tokens, refilled by the second, which a stage's requests share.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
 * @returns takes a token if there is one; without limits there always is: an account's own are out of a machine's reach
 */
export function createThrottle(
  { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst }: Limits,
  clock: EmulatorClock,
): () => boolean {
  if (rate === undefined && burst === undefined) return () => true;
  const perSecond = rate ?? ACCOUNT_RATE;
  const most = burst ?? ACCOUNT_BURST;
  let tokens = most;
  let at = clock.now();
  return () => {
    const now = clock.now();
    tokens = Math.min(most, tokens + ((now - at) / 1_000) * perSecond);
    at = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}

type Limits = {
  readonly ThrottlingRateLimit?: number | undefined;
  readonly ThrottlingBurstLimit?: number | undefined;
};

// https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
const ACCOUNT_RATE = 10_000;
const ACCOUNT_BURST = 5_000;
