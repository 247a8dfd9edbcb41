import { AwsError, type EmulatorClock } from '../service.ts';
import { asRunning, type Execution } from './execution.ts';
import type { Journal } from './journal.ts';
import type { KeptExecutions } from './kept-executions.ts';
import type { MapRuns } from './map-runs.ts';

/** https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html */
const REDRIVABLE_MS = 14 * 86_400_000;

/**
 * Makes an execution ready to begin again at what failed, and the children of its Map Runs that did not succeed.
 * @throws AwsError ExecutionNotRedrivable
 * @returns it, as it runs again
 */
export function redriven(
  execution: Execution,
  parts: {
    readonly kept: KeptExecutions;
    readonly mapRuns: MapRuns;
    readonly clock: EmulatorClock;
    readonly journalOf: (execution: Execution) => Journal;
  },
): Execution {
  const { kept, mapRuns, clock, journalOf } = parts;
  const now = clock.now();
  if (execution.type === 'EXPRESS' || !hasFailed(execution) || isTooOld(execution, now))
    throw new AwsError('ExecutionNotRedrivable', `Execution is not redrivable: '${execution.arn}'`);

  function again(one: Execution): Execution {
    const running = { ...asRunning(one), redrives: one.redrives + 1, redrivenAt: now };
    kept.put(running);
    journalOf(one).forgetFailure();
    for (const run of mapRuns.all()) {
      if (run.executionArn !== one.arn || run.status === 'SUCCEEDED') continue;
      mapRuns.put({ ...run, status: 'RUNNING', redrives: run.redrives + 1, redrivenAt: now });
      for (const child of kept.all()) if (child.mapRunArn === run.id && hasFailed(child)) again(child);
    }
    return running;
  }
  return again(execution);
}

const hasFailed = ({ status }: Execution): boolean => status !== 'RUNNING' && status !== 'SUCCEEDED';

const isTooOld = ({ stoppedAt = 0 }: Execution, now: number): boolean => stoppedAt + REDRIVABLE_MS < now;
