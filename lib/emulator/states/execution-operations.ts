import * as z from 'zod';
import { AwsError } from '../service.ts';
import { MachineInput, type OperationParts, type Operations, onMachine, parsed } from './asked.ts';
import type { Execution } from './execution.ts';
import { refuseBadName } from './execution-name.ts';
import type { Executions } from './executions.ts';
import { isTooLong } from './payload.ts';

export const EXECUTION_OPERATIONS: Operations = {
  StartExecution: (input, { machines, executions }) => {
    const { stateMachineArn, input: text, name } = parsed(StartInput, input);
    const { machine, revision, version } = machines.find(stateMachineArn);
    if (name !== undefined) refuseBadName(name);
    refuseUnlessJson(text);
    return {
      needs: [onMachine('states:StartExecution', machine, version)],
      answer: () => {
        const { arn, startedAt } = executions.start({ machine, revision, version, name, input: text });
        return { executionArn: arn, startDate: startedAt / 1_000 };
      },
    };
  },
  ListExecutions: (input, parts) => {
    const { statusFilter, maxResults, nextToken, ...whose } = parsed(ListInput, input);
    const { need, isOf } = listed(whose, parts);
    const from = Number(nextToken ?? 0);
    return {
      needs: [need],
      answer: () => {
        const all = parts.executions
          .list()
          .filter(isOf)
          .filter(({ status }) => statusFilter === undefined || status === statusFilter);
        const to = from + (maxResults || 100);
        return {
          executions: all.slice(from, to).map(summary),
          ...(to < all.length && { nextToken: String(to) }),
        };
      },
    };
  },
  DescribeExecution: (input, { executions }) => {
    const execution = found(input, executions);
    const { input: given, output, error, cause, type, status } = execution;
    const isRedrivable = type === 'STANDARD' && !['RUNNING', 'SUCCEEDED'].includes(status);
    return {
      needs: [{ action: 'states:DescribeExecution', resource: execution.arn }],
      answer: () => ({
        ...summary(execution),
        input: given,
        output,
        error,
        cause,
        redriveStatus: isRedrivable ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
      }),
    };
  },
  GetExecutionHistory: (input, { executions }) => {
    const { arn, history } = found(input, executions);
    const { maxResults, nextToken, reverseOrder } = parsed(HistoryInput, input);
    const from = Number(nextToken ?? 0);
    const to = from + (maxResults || 1_000);
    return {
      needs: [{ action: 'states:GetExecutionHistory', resource: arn }],
      answer: () => ({
        events: (reverseOrder ? history.toReversed() : history).slice(from, to),
        ...(to < history.length && { nextToken: String(to) }),
      }),
    };
  },
  StopExecution: (input, { executions }) => {
    const { arn, type } = found(input, executions);
    const why = parsed(StopInput, input);
    if (type === 'EXPRESS')
      throw new AwsError('StateMachineTypeNotSupported', 'An Express execution cannot be stopped.');
    return {
      needs: [{ action: 'states:StopExecution', resource: arn }],
      async answer() {
        await executions.end(arn, { status: 'ABORTED', ...why });
        return { stopDate: (executions.get(arn)?.stoppedAt ?? 0) / 1_000 };
      },
    };
  },
  RedriveExecution: (input, { executions }) => {
    const execution = found(input, executions);
    return {
      needs: [{ action: 'states:RedriveExecution', resource: execution.arn }],
      answer: () => ({ redriveDate: (executions.redrive(execution).redrivenAt ?? 0) / 1_000 }),
    };
  },
};

const StartInput = MachineInput.extend({ input: z.string().default('{}'), name: z.string().optional() });
const Paged = z.object({
  maxResults: z.int().max(1_000).default(0),
  nextToken: z.string().regex(/^\d+$/).optional(),
});
const ListInput = Paged.extend({
  stateMachineArn: z.string().optional(),
  mapRunArn: z.string().optional(),
  statusFilter: z.string().optional(),
});
const HistoryInput = Paged.extend({ reverseOrder: z.boolean().default(false) });
const ExecutionInput = z.object({ executionArn: z.string() });
const StopInput = z.object({ error: z.string().optional(), cause: z.string().optional() });

/** Those of a machine, of one of its versions, or of a Map Run. */
function listed(
  { stateMachineArn, mapRunArn }: Pick<z.infer<typeof ListInput>, 'stateMachineArn' | 'mapRunArn'>,
  { machines }: OperationParts,
) {
  if (mapRunArn !== undefined)
    return {
      need: { action: 'states:ListExecutions', resource: mapRunArn },
      isOf: (one: Execution) => one.mapRunArn === mapRunArn,
    };
  const { machine, version } = machines.find(stateMachineArn ?? '');
  return {
    need: onMachine('states:ListExecutions', machine, version),
    isOf: (one: Execution) =>
      one.machineArn === machine.arn && (version === undefined || one.version === version),
  };
}

function refuseUnlessJson(text: string): void {
  if (isTooLong(text)) throw new AwsError('InvalidExecutionInput', 'Input must be less than 262145 bytes');
  try {
    JSON.parse(text);
  } catch {
    throw new AwsError('InvalidExecutionInput', 'Invalid State Machine Execution Input: it is not JSON');
  }
}

function found(input: unknown, executions: Executions): Execution {
  const { executionArn } = parsed(ExecutionInput, input);
  const execution = executions.get(executionArn);
  if (execution !== undefined) return execution;
  throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
}

function summary(execution: Execution) {
  const { arn, name, machineArn, mapRunArn, version, status, startedAt, stoppedAt } = execution;
  const { redrives, redrivenAt } = execution;
  return {
    executionArn: arn,
    name,
    status,
    stateMachineArn: machineArn,
    ...(version !== undefined && { stateMachineVersionArn: `${machineArn}:${version}` }),
    ...(mapRunArn !== undefined && { mapRunArn }),
    startDate: startedAt / 1_000,
    ...(stoppedAt !== undefined && { stopDate: stoppedAt / 1_000 }),
    ...(redrivenAt !== undefined && { redriveCount: redrives, redriveDate: redrivenAt / 1_000 }),
  };
}
