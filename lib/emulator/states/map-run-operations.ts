import * as z from 'zod';
import { AwsError } from '../service.ts';
import { type Operations, parsed } from './asked.ts';
import { countsOf, type MapRun } from './map-runs.ts';

export const MAP_RUN_OPERATIONS: Operations = {
  ListMapRuns: (input, { executions }) => {
    const { executionArn } = parsed(z.object({ executionArn: z.string() }), input);
    if (executions.get(executionArn) === undefined)
      throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
    return {
      needs: [{ action: 'states:ListMapRuns', resource: executionArn }],
      answer: () => ({
        mapRuns: executions.mapRuns
          .all()
          .filter((run) => run.executionArn === executionArn)
          .toReversed()
          .map((run) => ({ ...summary(run), stateMachineArn: run.machineArn })),
      }),
    };
  },
  DescribeMapRun: (input, { executions }) => {
    const { mapRunArn } = parsed(z.object({ mapRunArn: z.string() }), input);
    const run = executions.mapRuns.get(mapRunArn);
    if (run === undefined) throw new AwsError('ResourceNotFound', `Resource not found: '${mapRunArn}'`);
    return {
      needs: [{ action: 'states:DescribeMapRun', resource: mapRunArn }],
      answer: () => {
        const counts = countsOf(
          run,
          executions.list().filter((one) => one.mapRunArn === mapRunArn),
        );
        return {
          ...summary(run),
          status: run.status,
          maxConcurrency: run.maxConcurrency,
          toleratedFailureCount: run.toleratedFailureCount,
          toleratedFailurePercentage: run.toleratedFailurePercentage,
          // Without batches a child has one item.
          itemCounts: counts,
          executionCounts: counts,
          redriveCount: run.redrives,
          ...(run.redrivenAt !== undefined && { redriveDate: run.redrivenAt / 1_000 }),
        };
      },
    };
  },
};

const summary = ({ id, executionArn, startedAt, stoppedAt }: MapRun) => ({
  mapRunArn: id,
  executionArn,
  startDate: startedAt / 1_000,
  ...(stoppedAt !== undefined && { stopDate: stoppedAt / 1_000 }),
});
