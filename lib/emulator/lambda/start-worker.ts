import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../clock.ts';
import type { LambdaFunction } from './function-settings.ts';
import type { WorkerSettings } from './worker/messages.ts';
import { workerCode } from './worker/worker-code.ts';

type WorkerParts = {
  /** Where the handler is, and which of its exports. */
  readonly file: string;
  readonly method: string;
  readonly variables: Record<string, string>;
  readonly logStream: string;
  readonly clock: Clock;
};

/** A thread that knows nothing of this process: its variables, its memory and its messages are its own. */
export function startWorker(fn: LambdaFunction, parts: WorkerParts): Worker {
  const { settings } = fn;
  return new Worker(workerCode(), {
    workerData: {
      module: pathToFileURL(parts.file).href,
      handler: parts.method,
      functionName: fn.name,
      functionArn: fn.arn,
      memoryMb: settings.MemorySize,
      logGroup: fn.logGroup,
      logStream: parts.logStream,
      now: parts.clock.now(),
    } satisfies WorkerSettings,
    env: parts.variables,
    eval: true,
    execArgv: ['--input-type=module'], // and none of this process's
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: settings.MemorySize, maxYoungGenerationSizeMb: YOUNG_MB },
  });
}

/** Calls leave little behind that is worth keeping room for: a tenth less memory, and no slower. */
const YOUNG_MB = 4;
