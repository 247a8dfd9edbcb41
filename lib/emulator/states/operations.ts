import * as z from 'zod';
import { AwsError, type Need } from '../service.ts';
import type { Execution, Executions } from './executions.ts';
import type { Machine, Machines } from './machines.ts';

type Parts = { readonly machines: Machines; readonly executions: Executions };
type Asked = { readonly needs: readonly Need[]; readonly answer: () => object };

/** What can be asked of Step Functions. Express executions have no history in AWS; here they have, to look at. */
export function statesOperation(name: string, input: unknown, parts: Parts): Asked {
  const read = OPERATIONS[name];
  if (read === undefined)
    throw new AwsError('UnknownOperationException', `the emulator's Step Functions has no ${name}`);
  return read(input, parts);
}

type Read = (input: unknown, parts: Parts) => Asked;

const OPERATIONS: Readonly<Record<string, Read>> = {
  StartExecution: (input, { machines, executions }) => {
    const { stateMachineArn, input: text, name } = parsed(StartInput, input);
    const { machine, revision, version } = machines.find(stateMachineArn);
    refuseUnlessJson(text);
    return {
      needs: [onMachine('states:StartExecution', machine, version)],
      answer: () => {
        const { arn, startedAt } = executions.start({ machine, revision, version, name, input: text });
        return { executionArn: arn, startDate: startedAt / 1_000 };
      },
    };
  },
  DescribeStateMachine: (input, { machines }) => {
    const { stateMachineArn } = parsed(MachineInput, input);
    const { machine, revision, version } = machines.find(stateMachineArn);
    return {
      needs: [onMachine('states:DescribeStateMachine', machine, version)],
      answer: () => ({
        stateMachineArn,
        name: machine.name,
        status: 'ACTIVE',
        definition: revision.definition,
        roleArn: revision.roleArn,
        type: 'EXPRESS',
        creationDate: revision.createdAt / 1_000,
        revisionId: revision.id,
      }),
    };
  },
  ListStateMachines: (_, { machines }) => ({
    needs: [{ action: 'states:ListStateMachines', resource: '*' }],
    answer: () => ({
      stateMachines: machines.list().map(({ arn, name, current }) => ({
        stateMachineArn: arn,
        name,
        type: 'EXPRESS',
        creationDate: current.createdAt / 1_000,
      })),
    }),
  }),
  ListStateMachineVersions: (input, { machines }) => {
    const { machine } = machines.find(parsed(MachineInput, input).stateMachineArn);
    return {
      needs: [onMachine('states:ListStateMachineVersions', machine)],
      answer: () => ({
        stateMachineVersions: machine.versions
          .map(({ number, createdAt }) => ({
            stateMachineVersionArn: `${machine.arn}:${number}`,
            creationDate: createdAt / 1_000,
          }))
          .toReversed(),
      }),
    };
  },
  ListExecutions: (input, { machines, executions }) => {
    const { stateMachineArn, statusFilter, maxResults } = parsed(ListInput, input);
    const { machine, version } = machines.find(stateMachineArn);
    return {
      needs: [onMachine('states:ListExecutions', machine, version)],
      answer: () => ({
        executions: executions
          .list()
          .filter((one) => one.machineArn === machine.arn)
          .filter((one) => version === undefined || one.version === version)
          .filter(({ status }) => statusFilter === undefined || status === statusFilter)
          .slice(0, maxResults)
          .map(summary),
      }),
    };
  },
  DescribeExecution: (input, { executions }) => {
    const execution = found(input, executions);
    const { input: given, output, error, cause } = execution;
    return {
      needs: [{ action: 'states:DescribeExecution', resource: execution.arn }],
      answer: () => ({ ...summary(execution), input: given, output, error, cause }),
    };
  },
  GetExecutionHistory: (input, { executions }) => {
    const { arn, history } = found(input, executions);
    return {
      needs: [{ action: 'states:GetExecutionHistory', resource: arn }],
      answer: () => ({ events: history }),
    };
  },
};

const MachineInput = z.object({ stateMachineArn: z.string() });
const StartInput = MachineInput.extend({ input: z.string().default('{}'), name: z.string().optional() });
const ListInput = MachineInput.extend({
  statusFilter: z.string().optional(),
  maxResults: z.number().default(100),
});
const ExecutionInput = z.object({ executionArn: z.string() });

function parsed<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new AwsError('ValidationException', z.prettifyError(result.error));
}

/**
 * A version is authorized as its machine, with the version's number beside it.
 * https://docs.aws.amazon.com/step-functions/latest/dg/auth-version-alias.html
 */
function onMachine(action: string, { arn }: Machine, version?: number): Need {
  const qualifier = version === undefined ? {} : { 'states:StateMachineQualifier': [String(version)] };
  return { action, resource: arn, context: qualifier };
}

function refuseUnlessJson(text: string): void {
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

function summary({ arn, name, machineArn, version, status, startedAt, stoppedAt }: Execution) {
  return {
    executionArn: arn,
    name,
    status,
    stateMachineArn: machineArn,
    ...(version !== undefined && { stateMachineVersionArn: `${machineArn}:${version}` }),
    startDate: startedAt / 1_000,
    ...(stoppedAt !== undefined && { stopDate: stoppedAt / 1_000 }),
  };
}
