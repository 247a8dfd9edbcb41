import * as z from 'zod';
import { AwsError, type EmulatorClock, type Principal } from '../service.ts';
import { LAMBDA_INVOKE, type State } from './definition.ts';
import { retryDelays, TIMEOUT } from './retry-delays.ts';

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
  /** Told of each failure that is tried again. */
  readonly onRetry: (error: Error) => void;
};

/**
 * What a Task of a machine does with its input: calls its function, within its time, and again as its Retry says, all
 * of it on the emulator's clock. The library matches Catch by the name of what it throws.
 */
export function taskHandler(state: State, parts: Parts): (input: unknown) => Promise<unknown> {
  const { clock, onRetry } = parts;
  if (state.Type === 'Wait') return (input) => waited(input, clock);
  const attempt = attemptOf(state, parts);
  return async (input) => {
    for (const delayAfter = retryDelays(state.Retry); ; ) {
      try {
        return await within(state.TimeoutSeconds, { clock, work: attempt(input) });
      } catch (error) {
        const delay = error instanceof Error ? delayAfter(error.name) : undefined;
        if (delay === undefined || !(error instanceof Error)) throw error;
        onRetry(error);
        await pause(delay * 1_000, clock);
      }
    }
  };
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
  if (answer.ok) return answer.result ?? null;
  const { errorType, errorMessage, trace } = answer;
  // Step Functions gives the function's whole answer as the cause.
  throw new StatesError(errorType, JSON.stringify({ errorMessage, errorType, trace }));
}

/** An error of the state machine: its name is what Retry and Catch match. */
class StatesError extends Error {
  constructor(name: string, cause: string) {
    super(cause);
    this.name = name;
  }
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

const WaitInput = z.object({
  seconds: z.number().optional(),
  until: z.iso.datetime({ offset: true }).optional(),
});

async function waited(input: unknown, clock: EmulatorClock): Promise<null> {
  const { seconds, until } = WaitInput.parse(input);
  await pause(until === undefined ? (seconds ?? 0) * 1_000 : Date.parse(until) - clock.now(), clock);
  return null;
}

function pause(milliseconds: number, clock: EmulatorClock): Promise<void> {
  return new Promise((resolve) => {
    clock.after(Math.max(0, milliseconds), resolve);
  });
}
