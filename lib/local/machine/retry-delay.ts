import type { Retrier } from '../../core/journey/compiled.ts';

/**
 * How long a Task waits before its next try. Each retrier counts its own attempts:
 * {@link https://states-language.net/spec.html#retrying-after-error}.
 * @returns undefined where the error is not tried again
 */
export function retryDelay(
  retriers: readonly Retrier[],
  attempts: readonly number[],
  error: string,
  random: () => number,
): { readonly afterMs: number; readonly attempts: readonly number[] } | undefined {
  const at = retriers.findIndex(
    ({ ErrorEquals }) => ErrorEquals.includes(error) || ErrorEquals.includes('States.ALL'),
  );
  const retrier = retriers[at];
  const made = attempts[at] ?? 0;
  if (retrier === undefined || made >= retrier.MaxAttempts) return undefined;
  const { IntervalSeconds, BackoffRate, MaxDelaySeconds, JitterStrategy } = retrier;
  const seconds = Math.min(IntervalSeconds * BackoffRate ** made, MaxDelaySeconds);
  const share = JitterStrategy === 'FULL' ? random() : 1;
  const counted = retriers.map((_, index) => (attempts[index] ?? 0) + (index === at ? 1 : 0));
  return { afterMs: Math.round(seconds * 1000 * share), attempts: counted };
}
