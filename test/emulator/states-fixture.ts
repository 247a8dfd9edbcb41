import {
  DescribeExecutionCommand,
  type DescribeExecutionOutput,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { expect, vi } from 'vitest';
import { createClock } from '../../lib/emulator/clock.ts';
import { type Authorize, AwsError, type EmulatorClock, type Principal } from '../../lib/emulator/service.ts';
import { createStates } from '../../lib/emulator/states/states.ts';
import { behindGateway, PLACE } from './behind-gateway.ts';

export const ROLE = 'arn:aws:iam::123456789012:role/machines';
export const GREET = 'arn:aws:lambda:eu-central-1:123456789012:function:greet';
export const MACHINE = 'arn:aws:states:eu-central-1:123456789012:stateMachine:hello';

type Called = { readonly functionArn: string; readonly payload: unknown };
type Answer = { ok: true; result: unknown } | { ok: false; errorType: string; errorMessage: string };

type Options = {
  readonly speed?: number;
  readonly clock?: EmulatorClock;
  readonly asset?: string;
  readonly dataFolder?: string;
  readonly authorize?: Authorize;
  /** What a function answers; without it, those in `answers`, and then null. */
  readonly answer?: (call: Called) => Answer | Promise<Answer>;
};

/** Step Functions behind a gateway of its own, with functions that answer what the test says. */
export async function someStates(options: Options = {}) {
  const calls: (Called & { readonly principal: Principal })[] = [];
  const answers: (() => Answer | Promise<Answer>)[] = [];
  const asked: { readonly action: string; readonly resource: string }[] = [];
  const clock = options.clock ?? createClock(options.speed ?? 1);
  const states = createStates({
    place: PLACE,
    clock,
    authorize: (principal, need) => {
      asked.push({ action: need.action, resource: need.resource });
      options.authorize?.(principal, need);
    },
    assume: (arn) => ({ kind: 'role', arn, session: 'states' }),
    invoke: async (call, principal) => {
      calls.push({ ...call, principal });
      const answer = options.answer?.(call) ?? answers.shift()?.();
      return (await answer) ?? { ok: true, result: null };
    },
    findAsset: () => options.asset,
    dataFolder: options.dataFolder,
  });
  const behind = await behindGateway([states.service]);
  const client = new SFNClient(behind.client);
  let revision = '';

  function make(type: string, properties: Record<string, unknown>) {
    return states.resources[type]?.({ logicalId: 'It', stack: 'test', properties });
  }

  return {
    states,
    behind,
    client,
    clock,
    calls,
    answers,
    /** What the machine's role was asked about. */
    asked,
    make,
    async machine(definition: object, change: Record<string, unknown> = {}): Promise<void> {
      const made = await make('AWS::StepFunctions::StateMachine', {
        StateMachineName: 'hello',
        StateMachineType: 'EXPRESS',
        RoleArn: ROLE,
        DefinitionString: JSON.stringify(definition),
        ...change,
      });
      revision = made?.attributes['StateMachineRevisionId'] ?? '';
    },
    async publish(): Promise<string> {
      const made = await make('AWS::StepFunctions::StateMachineVersion', {
        StateMachineArn: MACHINE,
        StateMachineRevisionId: revision,
      });
      return made?.ref ?? '';
    },
    async start(stateMachineArn: string, input: object, name?: string): Promise<string> {
      const { executionArn } = await client.send(
        new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input), name }),
      );
      return executionArn ?? '';
    },
    /** As it stands when it runs no more. */
    ended(executionArn: string): Promise<DescribeExecutionOutput> {
      return vi.waitFor(
        async () => {
          const execution = await client.send(new DescribeExecutionCommand({ executionArn }));
          expect(execution.status).not.toBe('RUNNING');
          return execution;
        },
        { interval: 5, timeout: 5_000 },
      );
    },
    /** As if the emulator stopped. */
    async close(): Promise<void> {
      states.stop();
      await behind.close();
    },
  };
}

/** One Task, with what its state says besides. */
export function oneTask(change: Record<string, unknown> = {}) {
  return {
    StartAt: 'Greet',
    States: {
      Greet: { Type: 'Task', Resource: GREET, ResultPath: '$.greeting', Next: 'Done', ...change },
      Done: { Type: 'Pass', End: true },
      Stopped: { Type: 'Succeed' },
    },
  };
}

export const refusing =
  (action: string): Authorize =>
  (_, need) => {
    if (need.action === action)
      throw new AwsError('AccessDenied', `not authorized to perform: ${action}`, 403);
  };
