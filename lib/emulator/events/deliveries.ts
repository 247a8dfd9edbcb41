import { AwsError, type EmulatorClock } from '../service.ts';

/** Tries again and again what a target refuses, on the emulator's clock. */
export type Deliveries = {
  deliver(delivery: Delivery): void;
  /** Forgets everything that waits for another try. */
  stop(): void;
};

type Delivery = {
  readonly policy: RetryPolicy;
  attempt(): Promise<unknown>;
  /** It will not be tried any more. */
  giveUp(failure: DeliveryFailure): Promise<unknown>;
};

type RetryPolicy = {
  readonly MaximumRetryAttempts: number;
  readonly MaximumEventAgeInSeconds: number;
};

export type DeliveryFailure = {
  readonly error: unknown;
  readonly retries: number;
  /** Which limit of the policy was reached; undefined for an error that no repetition helps. */
  readonly exhausted: keyof RetryPolicy | undefined;
};

/**
 * Retries follow exponentially, with jitter. AWS does not publish the intervals; these fit its default of 185 tries
 * into its default of 24 hours.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
 */
export function createDeliveries({ clock, log, random = Math.random }: Parts): Deliveries {
  const waiting = new Set<() => void>();

  async function tryOnce(delivery: Delivery, since: number, retries: number): Promise<void> {
    try {
      await delivery.attempt();
    } catch (error) {
      const exhausted = exhaustedBy(delivery.policy, { retries, age: clock.now() - since });
      if (isRetriable(error) && exhausted === undefined) return waitAndTry(delivery, since, retries + 1);
      await delivery.giveUp({ error, retries, exhausted: isRetriable(error) ? exhausted : undefined });
    }
  }

  function waitAndTry(delivery: Delivery, since: number, retries: number): void {
    const longest = Math.min(FIRST_INTERVAL_MS * 2 ** (retries - 1), LONGEST_INTERVAL_MS);
    const cancel = clock.after(longest * (0.5 + random() / 2), () => {
      waiting.delete(cancel);
      start(delivery, since, retries);
    });
    waiting.add(cancel);
  }

  function start(delivery: Delivery, since: number, retries: number): void {
    tryOnce(delivery, since, retries).catch((error: unknown) => log(`a delivery was lost: ${String(error)}`));
  }

  return {
    deliver: (delivery) => start(delivery, clock.now(), 0),
    stop: () => {
      for (const cancel of waiting) cancel();
      waiting.clear();
    },
  };
}

type Parts = {
  readonly clock: EmulatorClock;
  readonly log: (message: string) => void;
  readonly random?: (() => number) | undefined;
};

const FIRST_INTERVAL_MS = 1_000;
const LONGEST_INTERVAL_MS = 480_000;

/**
 * Only what the target is to blame for: its own faults and throttling, not missing rights or a missing target.
 * https://repost.aws/knowledge-center/eventbridge-resolve-failedinvocation-errors
 */
function isRetriable(error: unknown): boolean {
  return !(error instanceof AwsError) || error.status >= 500 || error.status === 429;
}

function exhaustedBy(
  policy: RetryPolicy,
  { retries, age }: { readonly retries: number; readonly age: number },
): keyof RetryPolicy | undefined {
  if (retries >= policy.MaximumRetryAttempts) return 'MaximumRetryAttempts';
  if (age >= policy.MaximumEventAgeInSeconds * 1_000) return 'MaximumEventAgeInSeconds';
  return undefined;
}
