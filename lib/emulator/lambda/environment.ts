import type { Clock } from '../clock.ts';
import { noSuchModule, runtimeExited, timedOut, tooLarge } from './failures.ts';
import type { LambdaFunction } from './function-settings.ts';
import { handlerFile } from './handler-file.ts';
import { type Call, type Invocation, invocationOf, type Outcome } from './invocation.ts';
import { startWorker } from './start-worker.ts';
import { traceId } from './trace-id.ts';
import type { FromWorker, ToWorker } from './worker/messages.ts';

/** A thread that runs one function, one invocation at a time. */
export type Environment = {
  /** The first one waits for the bundle to be loaded. Never rejects. */
  invoke(call: Call): Promise<Outcome>;
  isAlive(): boolean;
  /** From outside, in the middle of whatever it does. */
  kill(): void;
  /** Ends it as a power cut would: whoever waits for it hears nothing. */
  abandon(): void;
};

type EnvironmentParts = {
  readonly fn: LambdaFunction;
  readonly variables: Record<string, string>;
  readonly logStream: string;
  readonly clock: Clock;
  readonly onPrinted: (text: string) => void;
};

export function startEnvironment({ fn, onPrinted, ...parts }: EnvironmentParts): Environment {
  const { clock } = parts;
  const code = handlerFile(fn);
  if (code === undefined) return withoutCode(fn);
  const worker = startWorker(fn, { ...code, ...parts });

  let state: 'starting' | 'ready' | 'over' = 'starting';
  /** How it ended, where it was not by itself. */
  let how: string | undefined;
  let current: Invocation | undefined;

  function start(invocation: Invocation): void {
    const now = clock.now();
    const milliseconds = fn.settings.Timeout * 1000;
    invocation.within(milliseconds);
    const { requestId, payload } = invocation;
    const message = { requestId, payload, traceId: traceId(now), now, deadline: now + milliseconds };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(message satisfies ToWorker);
  }
  function finish(outcome: Outcome): void {
    const invocation = current;
    current = undefined;
    invocation?.end(outcome);
  }
  function kill(): void {
    state = 'over';
    how ??= KILLED;
    void worker.terminate();
  }

  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'log') onPrinted(message.text);
    else if (message.kind === 'ready') {
      state = 'ready';
      if (current !== undefined) start(current);
    } else if (message.kind === 'answer') {
      const failure = tooLarge(message.payload);
      finish(failure === undefined ? { ok: true, payload: message.payload } : { ok: false, failure });
    } else {
      if (message.kind === 'fatal') kill();
      finish({ ok: false, failure: message.failure });
    }
  });
  worker.on('error', (error) => {
    // Want of memory: a function's own errors are caught within.
    how ??= KILLED;
    onPrinted(`${String(error)}\n`);
  });
  worker.on('exit', (status) => {
    state = 'over';
    if (current !== undefined)
      finish({ ok: false, failure: runtimeExited(current.requestId, how ?? `exit status ${status}`) });
  });

  return {
    invoke: (call) =>
      new Promise((resolve) => {
        const onLate = (): void => {
          finish({ ok: false, failure: timedOut(call.requestId, fn.settings.Timeout) });
          kill();
        };
        current = invocationOf(call, { clock, resolve, onLate });
        if (state === 'over') finish({ ok: false, failure: runtimeExited(call.requestId, how ?? KILLED) });
        else if (state === 'ready') start(current);
        else current.within(LONGEST_INIT_MS);
      }),
    isAlive: () => state !== 'over',
    kill,
    abandon() {
      current?.abandon();
      current = undefined;
      kill();
    },
  };
}

const KILLED = 'signal: killed';
/** https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html: Init is limited to 10 seconds. */
const LONGEST_INIT_MS = 10_000;

function withoutCode({ settings }: LambdaFunction): Environment {
  return {
    invoke: () => Promise.resolve({ ok: false, failure: noSuchModule(settings.Handler) }),
    isAlive: () => false,
    kill: () => {},
    abandon: () => {},
  };
}
