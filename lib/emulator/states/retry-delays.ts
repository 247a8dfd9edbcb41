import type { State } from './definition.ts';

/**
 * How long to wait before a Task is tried again, by the Retry field of its state. Each retrier counts its own attempts.
 * https://states-language.net/spec.html#retrying-after-error
 * @param random between 0 and 1, for full jitter
 * @returns seconds, or undefined when the error is not to be tried again
 */
export function retryDelays(
  retriers: State['Retry'] = [],
  random: () => number = Math.random,
): (error: string) => number | undefined {
  const attempts = retriers.map(() => 0);
  return (error) => {
    const at = retriers.findIndex(({ ErrorEquals }) => ErrorEquals.some((name) => matches(name, error)));
    const retrier = retriers[at];
    const made = attempts[at] ?? 0;
    if (retrier === undefined || made >= retrier.MaxAttempts) return undefined;
    attempts[at] = made + 1;
    const { IntervalSeconds, BackoffRate, MaxDelaySeconds = Infinity, JitterStrategy } = retrier;
    const delay = Math.min(IntervalSeconds * BackoffRate ** made, MaxDelaySeconds);
    return JitterStrategy === 'FULL' ? delay * random() : delay;
  };
}

/** `States.TaskFailed` is every error of a Task but its time-out. */
function matches(name: string, error: string): boolean {
  if (name === 'States.ALL') return true;
  return name === 'States.TaskFailed' ? error !== TIMEOUT : name === error;
}

export const TIMEOUT = 'States.Timeout';
