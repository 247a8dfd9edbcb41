import type { Failure } from './worker/messages.ts';

/**
 * How Lambda tells that an invocation came to no answer.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html
 */
export function timedOut(requestId: string, seconds: number): Failure {
  return {
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`,
  };
}

/** @param how `exit status 1`, or `signal: killed`, by us or for want of memory */
export function runtimeExited(requestId: string, how: string): Failure {
  const exited = how === 'exit status 0' ? 'without providing a reason' : `with error: ${how}`;
  return {
    errorType: 'Runtime.ExitError',
    errorMessage: `RequestId: ${requestId} Error: Runtime exited ${exited}`,
  };
}

export function noSuchModule(handler: string): Failure {
  const [name] = handler.split('.');
  return {
    errorType: 'Runtime.ImportModuleError',
    errorMessage: `Error: Cannot find module '${name}'`,
    trace: [],
  };
}

/** @param runtime one of another language, whose functions the emulator keeps but cannot run */
export function notOurRuntime(runtime: string): Failure {
  return {
    errorType: 'Runtime.InvalidRuntime',
    errorMessage: `the emulator runs Node.js only, and this function is written for ${runtime}`,
  };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html: 6 MB, and 20 KB for the rest of the answer. */
const LARGEST_ANSWER = 6_291_556;

export function tooLarge(payload: string): Failure | undefined {
  if (Buffer.byteLength(payload) <= LARGEST_ANSWER) return undefined;
  return {
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size exceeded maximum allowed payload size (${LARGEST_ANSWER} bytes).`,
  };
}
