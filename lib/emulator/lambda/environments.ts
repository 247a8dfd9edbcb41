import { availableParallelism } from 'node:os';
import { AwsError } from '../service.ts';
import type { Environment } from './environment.ts';
import type { Call, Outcome } from './invocation.ts';

export type Environments = {
  /** @throws AwsError TooManyRequestsException past the function's reserved concurrency */
  invoke(call: Call): Promise<Outcome>;
  /** Those that run something now; each fails as one does that AWS lost. */
  killBusy(): void;
  counts(): EnvironmentCounts;
  /** What is under way, and what is asked for later, comes to no end: no failure that a caller could act upon. */
  close(): void;
};
type EnvironmentCounts = {
  readonly invocations: number;
  readonly errors: number;
  readonly throttles: number;
  readonly coldStarts: number;
  /** Kept warm or at work. */
  readonly environments: number;
};

/** More would only wait for one another. AWS has no such limit: here an invocation waits until one is free. */
export const MOST_ENVIRONMENTS = Math.max(2, availableParallelism());

/**
 * AWS keeps an environment for some minutes after its last use. Here it is our machine's memory, 40 MB each: in real
 * time, and those beyond a function's first for less long.
 */
const IDLE_MS = { first: 5 * 60_000, other: 20_000 };

/**
 * The environments of one function: another is started when all are busy, and those that are idle are used again, the
 * last used first, so that the others grow old and end.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html
 */
export function createEnvironments({ start, reserved }: EnvironmentsParts): Environments {
  const idle: Idle[] = [];
  const busy = new Set<Environment>();
  const waiting: ((environment: Environment) => void)[] = [];
  let [invocations, errors, throttles, coldStarts] = [0, 0, 0, 0];
  let closed = false;

  function take(): Environment | Promise<Environment> {
    for (let found = idle.pop(); found !== undefined; found = idle.pop()) {
      clearTimeout(found.ending);
      if (found.environment.isAlive()) return found.environment;
    }
    if (busy.size >= MOST_ENVIRONMENTS) return new Promise((resolve) => waiting.push(resolve));
    return startAnother();
  }
  function startAnother(): Environment {
    coldStarts += 1;
    return start();
  }
  function give(environment: Environment): void {
    busy.delete(environment);
    const next = waiting.shift();
    if (next !== undefined) {
      const another = environment.isAlive() ? environment : startAnother();
      busy.add(another);
      next(another);
    } else if (environment.isAlive()) idle.push({ environment, ending: endLater(environment) });
  }
  function endLater(environment: Environment): NodeJS.Timeout {
    const milliseconds = idle.length + busy.size > 0 ? IDLE_MS.other : IDLE_MS.first;
    return setTimeout(() => {
      const at = idle.findIndex((one) => one.environment === environment);
      idle.splice(at, 1);
      environment.kill();
    }, milliseconds).unref();
  }

  return {
    async invoke(call) {
      if (closed) return new Promise(() => {});
      if (reserved !== undefined && busy.size + waiting.length >= reserved) {
        throttles += 1;
        throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429);
      }
      invocations += 1;
      const found = take();
      const environment = found instanceof Promise ? await found : found;
      busy.add(environment);
      const outcome = await environment.invoke(call);
      if (!outcome.ok) errors += 1;
      give(environment);
      return outcome;
    },
    killBusy() {
      for (const environment of busy) environment.kill();
    },
    counts: () => ({ invocations, errors, throttles, coldStarts, environments: busy.size + idle.length }),
    close() {
      closed = true;
      for (const { environment, ending } of idle) {
        clearTimeout(ending);
        environment.kill();
      }
      for (const environment of busy) environment.abandon();
    },
  };
}

type Idle = { readonly environment: Environment; readonly ending: NodeJS.Timeout };
type EnvironmentsParts = { readonly start: () => Environment; readonly reserved?: number | undefined };
