import { join } from 'node:path';
import * as z from 'zod';
import { type KeptList, keptList } from '../kept-list.ts';
import type { Execution } from './execution.ts';

/** One visit of a Distributed Map. Its children say by themselves how they are doing. */
export type MapRun = z.infer<typeof MapRun>;
const MapRun = z.object({
  /** Its ARN. */
  id: z.string(),
  executionArn: z.string(),
  machineArn: z.string(),
  status: z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'ABORTED']),
  /** How many children it has, begun or not. */
  total: z.number(),
  maxConcurrency: z.number(),
  toleratedFailureCount: z.number(),
  toleratedFailurePercentage: z.number(),
  startedAt: z.number(),
  stoppedAt: z.number().optional(),
  redrives: z.number().default(0),
  redrivenAt: z.number().optional(),
});

export type MapRuns = KeptList<MapRun>;

/** The last thousand. */
export function createMapRuns(dataFolder: string | undefined): MapRuns {
  return keptList(dataFolder && join(dataFolder, 'map-runs.json-lines'), MapRun, 1_000);
}

/** As DescribeMapRun counts them: https://docs.aws.amazon.com/step-functions/latest/apireference/API_MapRunExecutionCounts.html */
export function countsOf({ total, status }: MapRun, children: readonly Execution[]) {
  const count = (wanted: Execution['status']) => children.filter((one) => one.status === wanted).length;
  const notBegun = total - children.length;
  return {
    total,
    pending: status === 'RUNNING' ? notBegun : 0,
    running: count('RUNNING'),
    succeeded: count('SUCCEEDED'),
    failed: count('FAILED'),
    timedOut: count('TIMED_OUT'),
    aborted: count('ABORTED') + (status === 'RUNNING' ? 0 : notBegun),
    resultsWritten: 0,
    failuresNotRedrivable: 0,
    pendingRedrive: 0,
  };
}
