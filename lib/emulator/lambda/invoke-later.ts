import type { EmulatorClock } from '../service.ts';
import type { RunnableFunction } from './functions.ts';

/**
 * An asynchronous invocation: an error is tried again after a minute, and that after two more; throttling for six
 * hours, at first after a second and then less and less often. Nobody hears of the outcome.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export async function invokeLater(
  fn: RunnableFunction,
  payload: string,
  clock: EmulatorClock,
): Promise<void> {
  const dueAt = clock.now() + LONGEST_MS;
  let throttled = FIRST_THROTTLED_MS;
  for (let failed = 0; ; ) {
    const outcome = await fn.run(payload).catch(() => 'throttled' as const);
    if (outcome !== 'throttled' && outcome.ok) return;
    if (outcome !== 'throttled') failed += 1;
    const delay = outcome === 'throttled' ? throttled : RETRY_MS[failed - 1];
    if (outcome === 'throttled') throttled = Math.min(2 * throttled, MOST_THROTTLED_MS);
    if (delay === undefined || clock.now() + delay > dueAt) return;
    await pause(delay, clock);
  }
}

const RETRY_MS = [60_000, 120_000];
const LONGEST_MS = 6 * 3_600_000;
const FIRST_THROTTLED_MS = 1_000;
const MOST_THROTTLED_MS = 5 * 60_000;

function pause(milliseconds: number, clock: EmulatorClock): Promise<void> {
  return new Promise((resolve) => {
    clock.after(milliseconds, resolve);
  });
}
