import { RETRY_SLOWLY, RETRY_SOON } from '../../errors.ts';
import type { Retrier } from '../compiled.ts';

/** How long one call of a verb may take. Its function's own time-out is shorter, so that this one never comes first. */
export const TASK_TIMEOUT_SECONDS = 35;

/**
 * When a state tries again. Every verb may be called twice (its effect is claimed first), so these may be generous; but
 * all the waiting of one state, time-outs included, stays within an Express execution's five minutes.
 * Full jitter, so that those refused together do not come back together.
 */
export const RETRY: readonly Retrier[] = [
  retrier(RETRY_SOON, { first: 1, attempts: 5, longest: 10 }),
  retrier(RETRY_SLOWLY, { first: 5, attempts: 4, longest: 60 }),
  // Lambda itself was briefly out of order, or at its limit of concurrent calls:
  // https://docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html
  retrier(
    [
      'Lambda.ServiceException',
      'Lambda.AWSLambdaException',
      'Lambda.SdkClientException',
      'Lambda.TooManyRequestsException',
    ],
    { first: 2, attempts: 5, longest: 20 },
  ),
  // The call broke off: out of time, out of memory, or its machine died. `Sandbox.Timedout` is what the runtime itself
  // calls a time-out, `Runtime.ExitError` a process that is gone.
  retrier(
    [
      'States.Timeout',
      'Lambda.ClientExecutionTimeoutException',
      'Lambda.Unknown',
      'Sandbox.Timedout',
      'Runtime.ExitError',
    ],
    { first: 2, attempts: 2, longest: 20 },
  ),
];

type Pace = { first: number; attempts: number; longest: number };

function retrier(errors: readonly string[], { first, attempts, longest }: Pace): Retrier {
  return {
    ErrorEquals: errors,
    IntervalSeconds: first,
    BackoffRate: 2,
    MaxAttempts: attempts,
    MaxDelaySeconds: longest,
    JitterStrategy: 'FULL',
  };
}
