import { AwsError, type EmulatorClock } from '../service.ts';

export type Quota = {
  /** Recipients a second. */
  readonly maxSendRate: number;
  /** Recipients in any 24 hours. */
  readonly max24HourSend: number;
};

export type QuotaKeeper = {
  /** @throws AwsError TooManyRequestsException; the mail is then dropped, not queued */
  take(recipients: { readonly all: number; readonly simulated: number }): void;
  state(): Quota & { readonly sentLast24Hours: number };
  set(quota: Quota): void;
};

/**
 * How fast and how much may be sent, in recipients and by the emulator's clock.
 * https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html
 */
export function createQuota({
  clock,
  quota = ENOUGH,
}: {
  readonly clock: EmulatorClock;
  readonly quota?: Quota | undefined;
}): QuotaKeeper {
  let limits = quota;
  /** May go below zero: a mail to many is let through whole, and those after it wait. */
  let tokens = limits.maxSendRate;
  let filledAt = clock.now();
  let sent: { readonly at: number; readonly count: number }[] = [];

  function sentLately(): number {
    const since = clock.now() - DAY_MS;
    if ((sent[0]?.at ?? Infinity) <= since) sent = sent.filter(({ at }) => at > since);
    return sent.reduce((sum, { count }) => sum + count, 0);
  }

  return {
    take({ all, simulated }) {
      const at = clock.now();
      const { maxSendRate, max24HourSend } = limits;
      tokens = Math.min(maxSendRate, tokens + ((at - filledAt) / 1_000) * maxSendRate);
      filledAt = at;
      if (tokens < 1) throw tooMany('Maximum sending rate exceeded.');
      // The mailbox simulator's recipients count against the rate, and not against the day.
      const counted = all - simulated;
      if (counted > 0 && sentLately() + counted > max24HourSend)
        throw tooMany('Daily message quota exceeded.');
      tokens -= all;
      if (counted > 0) sent.push({ at, count: counted });
    },
    state: () => ({ ...limits, sentLast24Hours: sentLately() }),
    set(changed) {
      limits = changed;
      tokens = Math.min(tokens, changed.maxSendRate);
    },
  };
}

const DAY_MS = 86_400_000;
const ENOUGH: Quota = { maxSendRate: 10_000, max24HourSend: 100_000_000 };

const tooMany = (message: string): AwsError => new AwsError('TooManyRequestsException', message, 429);
