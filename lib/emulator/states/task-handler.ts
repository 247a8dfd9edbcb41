import * as z from 'zod';
import { AwsError, type EmulatorClock, type Principal } from '../service.ts';
import { LAMBDA_INVOKE, type State } from './definition.ts';
import type { History } from './history.ts';
import type { Lifetime } from './lifetime.ts';
import { withinLimit } from './payload.ts';
import { retryDelays, TIMEOUT } from './retry-delays.ts';
import { StatesError } from './states-error.ts';
import { pause } from './wait-handler.ts';

export const STATES = 'states.amazonaws.com';

/** @throws AwsError when the role does not trust the service */
export type Assume = (
  roleArn: string,
  by: { readonly service: string; readonly sourceArn: string },
) => Principal;

/** Calls a function. @throws AwsError when that is refused, or the function cannot be called */
export type Invoke = (
  call: { readonly functionArn: string; readonly payload: unknown },
  principal: Principal,
) => Promise<
  | { readonly ok: true; readonly result: unknown }
  | {
      readonly ok: false;
      readonly errorType: string;
      readonly errorMessage: string;
      readonly trace?: readonly string[];
    }
>;

type Parts = {
  readonly invoke: Invoke;
  readonly clock: EmulatorClock;
  readonly caller: () => Principal;
  readonly lifetime: Lifetime;
  readonly history: Pick<History, 'called'>;
};

/**
 * What a Task of a machine does with its input: calls its function, within its time, and again as its Retry says, all
 * of it on the emulator's clock. The library matches Catch by the name of what it throws.
 */
export function taskHandler(state: State, parts: Parts): (input: unknown) => Promise<unknown> {
  const { clock, lifetime, history } = parts;
  const attempt = attemptOf(state, parts);
  const kind = state.Resource === LAMBDA_INVOKE ? 'Task' : 'LambdaFunction';
  async function once(input: unknown): Promise<unknown> {
    const at = clock.now();
    try {
      const result = await within(state.TimeoutSeconds, { clock, work: attempt(input) });
      history.called({ kind, at, input, outcome: { ok: true, result } });
      return result;
    } catch (error) {
      if (error instanceof Error) history.called({ kind, at, input, outcome: { ok: false, error } });
      throw error;
    }
  }
  return (input) => retried(() => once(input), { retriers: state.Retry, clock, lifetime });
}

/** Does it again as the Retry says, on the emulator's clock. */
export async function retried(
  work: () => Promise<unknown>,
  {
    retriers,
    clock,
    lifetime,
  }: {
    readonly retriers: State['Retry'];
    readonly clock: EmulatorClock;
    readonly lifetime: Lifetime;
  },
): Promise<unknown> {
  for (const delayAfter = retryDelays(retriers); ; ) {
    try {
      return await work();
    } catch (error) {
      const delay = error instanceof Error && !lifetime.isOver() ? delayAfter(error.name) : undefined;
      if (delay === undefined) throw error;
      await pause(delay * 1_000, { clock, lifetime });
    }
  }
}

function attemptOf({ Resource = '' }: State, parts: Parts): (input: unknown) => Promise<unknown> {
  if (Resource !== LAMBDA_INVOKE) return (input) => called({ functionArn: Resource, payload: input }, parts);
  return async (input) => {
    const { FunctionName, Payload } = InvokeInput.parse(input);
    const result = await called({ functionArn: FunctionName, payload: Payload }, parts);
    return { ExecutedVersion: '$LATEST', Payload: result, StatusCode: 200 };
  };
}

/** A Task without a limit has that of its execution. */
async function within(
  seconds: number | undefined,
  { clock, work }: { readonly clock: EmulatorClock; readonly work: Promise<unknown> },
): Promise<unknown> {
  if (seconds === undefined) return work;
  const { promise: late, reject } = Promise.withResolvers<never>();
  const cancel = clock.after(seconds * 1_000, () => reject(new StatesError(TIMEOUT, '')));
  try {
    return await Promise.race([work, late]);
  } finally {
    cancel();
  }
}

const InvokeInput = z.object({ FunctionName: z.string(), Payload: z.unknown() });

async function called(
  call: { readonly functionArn: string; readonly payload: unknown },
  { invoke, caller }: Pick<Parts, 'invoke' | 'caller'>,
): Promise<unknown> {
  const answer = await outcome(() => invoke(call, caller()));
  if (answer.ok) return withinLimit(answer.result ?? null, call.functionArn);
  const { errorType, errorMessage, trace } = answer;
  // Step Functions gives the function's whole answer as the cause.
  throw new StatesError(errorType, JSON.stringify({ errorMessage, errorType, trace }));
}

async function outcome<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof AwsError) throw new StatesError(lambdaError(error), error.message);
    throw error;
  }
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-error-representation */
function lambdaError({ code }: AwsError): string {
  if (code === 'TooManyRequestsException' || code === 'ServiceException') return `Lambda.${code}`;
  if (code === 'ResourceNotFoundException') return 'Lambda.ResourceNotFoundException';
  return 'Lambda.AWSLambdaException';
}
