import { enableCompileCache } from 'node:module';
import { types } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import type { Failure, FromWorker, ToWorker, WorkerSettings } from './messages.ts';

/**
 * One execution environment, as a function sees it: this thread has the function's variables as its process.env, its
 * memory limit, and the emulator's time. It is started from text, so it imports nothing but Node.
 */

const settings: WorkerSettings = workerData;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
const tell = (message: FromWorker): void => parentPort?.postMessage(message);

const RealDate = Date;
/** The clock's time less this machine's. It stands while a function runs, for a held clock is as fast as the world. */
let ahead = 0;
followClock(settings.now);
tellWhatIsPrinted();
process.on('unhandledRejection', (reason) => {
  const errorType = 'Runtime.UnhandledPromiseRejection';
  tell({ kind: 'fatal', failure: { ...failureOf(reason), errorType, errorMessage: String(reason) } });
  process.exit(128);
});
process.on('uncaughtException', (error) => {
  tell({ kind: 'fatal', failure: failureOf(error) });
  process.exit(129);
});

const handler = await load();
if (handler !== undefined) {
  parentPort?.on('message', (invocation: ToWorker) => void run(handler, invocation));
  tell({ kind: 'ready' });
}

type Handler = (event: unknown, context: unknown) => unknown;

async function load(): Promise<Handler | undefined> {
  try {
    enableCompileCache(); // in the temporary folder: halves the time that a bundle takes to load
    const module: unknown = await import(settings.module);
    const found: unknown = settings.handler
      .split('.')
      .reduce(
        (inner: unknown, name) =>
          inner === undefined || inner === null ? undefined : Reflect.get(Object(inner), name),
        module,
      );
    if (typeof found !== 'function')
      return refuse('Runtime.HandlerNotFound', `${settings.handler} is undefined or not exported`);
    if (found.length > 2) return refuse('Runtime.CallbackHandlerDeprecated', NO_CALLBACKS);
    return (event, context) => Reflect.apply(found, undefined, [event, context]);
  } catch (error) {
    const failure = failureOf(error);
    const isMissing = Object(error).code === 'ERR_MODULE_NOT_FOUND';
    tell({
      kind: 'fatal',
      failure: isMissing
        ? {
            ...failure,
            errorType: 'Runtime.ImportModuleError',
            errorMessage: `Error: ${failure.errorMessage}`,
          }
        : error instanceof SyntaxError
          ? { ...failure, errorType: 'Runtime.UserCodeSyntaxError', errorMessage: String(error) }
          : failure,
    });
    return undefined;
  }
}

function refuse(errorType: string, errorMessage: string): undefined {
  tell({ kind: 'fatal', failure: { errorType, errorMessage, trace: [] } });
}

/** https://aws.amazon.com/blogs/compute/node-js-24-runtime-now-available-in-aws-lambda/ */
const NO_CALLBACKS =
  'AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this function to use a supported handler signature to use Node.js 24 or later.';

async function run(handle: Handler, { requestId, payload, traceId, now, deadline }: ToWorker): Promise<void> {
  ahead = now - RealDate.now();
  process.env['_X_AMZN_TRACE_ID'] = traceId;
  try {
    const result = await handle(JSON.parse(payload), contextOf(requestId, deadline));
    tell({ kind: 'answer', payload: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    tell({ kind: 'failure', failure: failureOf(error) });
  }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
function contextOf(awsRequestId: string, deadline: number) {
  return {
    awsRequestId,
    functionName: settings.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: settings.functionArn,
    memoryLimitInMB: String(settings.memoryMb),
    logGroupName: settings.logGroup,
    logStreamName: settings.logStream,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}

/** As Lambda's own runtime tells it: https://github.com/aws/aws-lambda-nodejs-runtime-interface-client, Errors.js. */
function failureOf(error: unknown): Failure {
  if (!types.isNativeError(error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
}

/** Printed lines go the same way as answers, so that those of an invocation come before its answer. */
function tellWhatIsPrinted(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
      tell({ kind: 'log', text: typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString() });
      const done = rest.at(-1);
      if (typeof done === 'function') process.nextTick(() => Reflect.apply(done, undefined, []));
      return true;
    };
  }
}

function followClock(startsAt: number): void {
  ahead = startsAt - RealDate.now();
  const now = (): number => RealDate.now() + ahead;
  const Followed = new Proxy(RealDate, {
    construct: (target, given, as) => Reflect.construct(target, given.length === 0 ? [now()] : given, as),
    apply: () => new RealDate(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
  RealDate.prototype.constructor = Followed;
  globalThis.Date = Followed;
}
