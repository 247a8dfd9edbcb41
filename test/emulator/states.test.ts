import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AwsError } from '../../lib/emulator/service.ts';
import { GREET, MACHINE, oneTask, ROLE, refusing, someStates } from './states-fixture.ts';

type World = Awaited<ReturnType<typeof someStates>>;
let world: World;

beforeEach(() => begin());
afterEach(() => world.close());

describe('a state machine', () => {
  it("calls its functions in its role's name and ends with what they answer", async () => {
    await world.machine(oneTask());
    world.answers.push(() => ({ ok: true, result: { said: 'hello' } }));
    const { output, status } = await world.ended(await world.start(MACHINE, { name: 'Ada' }));
    expect([status, JSON.parse(output ?? ''), world.calls]).toEqual([
      'SUCCEEDED',
      { name: 'Ada', greeting: { said: 'hello' } },
      [
        {
          functionArn: GREET,
          payload: { name: 'Ada' },
          principal: { kind: 'role', arn: ROLE, session: 'states' },
        },
      ],
    ]);
  });

  it('takes its definition from the assets and fills in the substitutions', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'asset-')), 'definition.json');
    writeFileSync(file, JSON.stringify(oneTask()).replace(GREET, '${greet}'));
    await begin({ asset: file });
    await world.make('AWS::StepFunctions::StateMachine', {
      StateMachineName: 'hello',
      StateMachineType: 'EXPRESS',
      RoleArn: ROLE,
      DefinitionS3Location: { Bucket: 'assets', Key: 'definition.json' },
      DefinitionSubstitutions: { greet: GREET },
    });
    await world.ended(await world.start(MACHINE, {}));
    expect(world.calls.map(({ functionArn }) => functionArn)).toEqual([GREET]);
  });

  it("fails with the function's error as its name, and the function's answer as the cause", async () => {
    await world.machine(oneTask());
    world.answers.push(() => ({ ok: false, errorType: 'NoConsentError', errorMessage: 'no' }));
    const { status, error, cause } = await world.ended(await world.start(MACHINE, {}));
    expect([status, error, JSON.parse(cause ?? '')]).toEqual([
      'FAILED',
      'NoConsentError',
      { errorType: 'NoConsentError', errorMessage: 'no' },
    ]);
  });

  it('catches what a Catch names', async () => {
    await world.machine(oneTask({ Catch: [{ ErrorEquals: ['NoConsentError'], Next: 'Stopped' }] }));
    world.answers.push(() => ({ ok: false, errorType: 'NoConsentError', errorMessage: 'no' }));
    expect((await world.ended(await world.start(MACHINE, {}))).status).toBe('SUCCEEDED');
  });

  it('gives a refused call the error that Step Functions gives it', async () => {
    await world.machine(oneTask());
    world.answers.push(() => {
      throw new AwsError('AccessDenied', 'not authorized to perform: lambda:InvokeFunction', 403);
    });
    const { error } = await world.ended(await world.start(MACHINE, {}));
    expect(error).toBe('Lambda.AWSLambdaException');
  });

  it('tries again after the interval of the clock, not of the machine', async () => {
    await begin({ speed: 100 });
    await world.machine(
      oneTask({ Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 10, BackoffRate: 2, MaxAttempts: 2 }] }),
    );
    const busy = () => ({ ok: false as const, errorType: 'Busy', errorMessage: '' });
    world.answers.push(busy, busy);
    const startedAt = performance.now();
    const { status } = await world.ended(await world.start(MACHINE, {}));
    const took = performance.now() - startedAt;
    // 10 + 20 seconds at speed 100
    expect([status, world.calls.length, took > 295 && took < 10_000]).toEqual(['SUCCEEDED', 3, true]);
  });

  it('gives a function no more than its time on the clock, and tells that apart from a failure', async () => {
    await begin({ speed: 100 });
    await world.machine(
      oneTask({
        TimeoutSeconds: 20,
        Retry: [{ ErrorEquals: ['States.TaskFailed'] }],
        Catch: [{ ErrorEquals: ['States.Timeout'], ResultPath: '$.late', Next: 'Stopped' }],
      }),
    );
    world.answers.push(() => new Promise(() => {}));
    const { status, output } = await world.ended(await world.start(MACHINE, {}));
    expect([status, JSON.parse(output ?? ''), world.calls.length]).toEqual([
      'SUCCEEDED',
      { late: { Error: 'States.Timeout', Cause: '' } },
      1,
    ]);
  });

  it('ends after five minutes, as Express executions do', async () => {
    await begin({ speed: 3_000 });
    await world.machine(oneTask());
    world.answers.push(() => new Promise(() => {}));
    expect((await world.ended(await world.start(MACHINE, {}))).status).toBe('TIMED_OUT');
  });

  it('waits on the clock, for so long as the input says', async () => {
    await begin({ speed: 1_000 });
    await world.machine({
      StartAt: 'Pause',
      States: { Pause: { Type: 'Wait', SecondsPath: '$.pause', End: true } },
    });
    const startedAt = performance.now();
    const { output } = await world.ended(await world.start(MACHINE, { pause: 200 }));
    expect([JSON.parse(output ?? ''), performance.now() - startedAt >= 199]).toEqual([{ pause: 200 }, true]);
  });

  it("unwraps and wraps the payload of CDK's LambdaInvoke", async () => {
    await world.machine(
      oneTask({
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: GREET, 'Payload.$': '$' },
        ResultPath: '$',
        OutputPath: '$.Payload',
      }),
    );
    world.answers.push(() => ({ ok: true, result: 'hi' }));
    const { output } = await world.ended(await world.start(MACHINE, { a: 1 }));
    expect([output, world.calls[0]?.payload]).toEqual(['"hi"', { a: 1 }]);
  });

  it('runs the branches of a Parallel, each with its own calls', async () => {
    const branch = (name: string) => ({
      StartAt: name,
      States: { [name]: { Type: 'Task', Resource: `${GREET}-${name}`, End: true } },
    });
    await world.machine({
      StartAt: 'Both',
      States: { Both: { Type: 'Parallel', Branches: [branch('left'), branch('right')], End: true } },
    });
    await world.ended(await world.start(MACHINE, {}));
    expect(world.calls.map(({ functionArn }) => functionArn).toSorted()).toEqual([
      `${GREET}-left`,
      `${GREET}-right`,
    ]);
  });

  it.each([
    ['another service', oneTask({ Resource: 'arn:aws:states:::sqs:sendMessage' }), /functions only/],
    ['JSONata', { QueryLanguage: 'JSONata', ...oneTask() }, /JSONata/],
    ['task tokens', oneTask({ Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' }), /task tokens/],
  ])('is refused when it needs %s', async (_, definition, message) => {
    await expect(world.machine(definition)).rejects.toThrow(message);
  });

  it('is refused when its role may not deliver its log', async () => {
    await begin({ authorize: refusing('logs:CreateLogDelivery') });
    await expect(world.machine(oneTask(), { LoggingConfiguration: { Level: 'ALL' } })).rejects.toThrow(
      /logs:CreateLogDelivery/,
    );
  });
});

describe('a version', () => {
  it('keeps running the definition that it was made of', async () => {
    await world.machine(oneTask());
    const first = await world.publish();
    await world.machine(oneTask({ Resource: `${GREET}-newer` }));
    const second = await world.publish();
    await world.ended(await world.start(first, {}));
    await world.ended(await world.start(second, {}));
    await world.ended(await world.start(MACHINE, {}));
    expect([first, second, world.calls.map(({ functionArn }) => functionArn)]).toEqual([
      `${MACHINE}:1`,
      `${MACHINE}:2`,
      [GREET, `${GREET}-newer`, `${GREET}-newer`],
    ]);
  });

  it('is not made twice of one revision', async () => {
    await world.machine(oneTask());
    expect([await world.publish(), await world.publish()]).toEqual([`${MACHINE}:1`, `${MACHINE}:1`]);
  });

  it('is there again after a restart, when there is a data folder', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'states-'));
    await begin({ dataFolder });
    await world.machine(oneTask());
    const old = await world.publish();
    await begin({ dataFolder });
    await world.machine(oneTask({ Resource: `${GREET}-newer` }));
    await world.publish();
    await world.ended(await world.start(old, {}));
    expect(world.calls.map(({ functionArn }) => functionArn)).toEqual([GREET]);
  });

  it('needs the right to its machine, with its number beside it', async () => {
    await world.machine(oneTask());
    const version = await world.publish();
    world.behind.asked();
    await world.start(version, {});
    expect(world.behind.asked()).toEqual([
      {
        action: 'states:StartExecution',
        resource: MACHINE,
        context: { 'states:StateMachineQualifier': ['1'] },
      },
    ]);
  });
});

describe('what can be asked of Step Functions', () => {
  it('describes a machine and lists it', async () => {
    await world.machine(oneTask());
    const described = await world.client.send(new DescribeStateMachineCommand({ stateMachineArn: MACHINE }));
    const { stateMachines } = await world.client.send(new ListStateMachinesCommand());
    expect([described.roleArn, described.type, stateMachines?.map(({ name }) => name)]).toEqual([
      ROLE,
      'EXPRESS',
      ['hello'],
    ]);
  });

  it('tells the history of an execution, retries included', async () => {
    await world.machine(oneTask({ Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 1, IntervalSeconds: 1 }] }));
    world.answers.push(() => ({ ok: false, errorType: 'Busy', errorMessage: '' }));
    const arn = await world.start(MACHINE, {});
    await world.ended(arn);
    const { events } = await world.client.send(new GetExecutionHistoryCommand({ executionArn: arn }));
    expect(events?.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'LambdaFunctionScheduled',
      'LambdaFunctionStarted',
      'LambdaFunctionFailed',
      'LambdaFunctionScheduled',
      'LambdaFunctionStarted',
      'LambdaFunctionSucceeded',
      'TaskStateExited',
      'PassStateEntered',
      'PassStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('lists executions by how they ended, newest first', async () => {
    await world.machine(oneTask());
    world.answers.push(() => ({ ok: false, errorType: 'Broken', errorMessage: '' }));
    const failed = await world.start(MACHINE, {});
    await world.ended(failed);
    await world.ended(await world.start(MACHINE, {}));
    const list = (statusFilter?: 'FAILED') =>
      world.client.send(new ListExecutionsCommand({ stateMachineArn: MACHINE, statusFilter }));
    const [all, failures] = [await list(), await list('FAILED')];
    expect([
      all.executions?.map(({ status }) => status),
      failures.executions?.map(({ executionArn }) => executionArn),
    ]).toEqual([['SUCCEEDED', 'FAILED'], [failed]]);
  });

  it('knows no machine that the template does not have', async () => {
    await expect(world.start(`${MACHINE}-other`, {})).rejects.toMatchObject({
      name: 'StateMachineDoesNotExist',
    });
  });

  it('refuses an input that is not JSON', async () => {
    await world.machine(oneTask());
    const broken = new StartExecutionCommand({ stateMachineArn: MACHINE, input: '{' });
    await expect(world.client.send(broken)).rejects.toMatchObject({ name: 'InvalidExecutionInput' });
  });
});

async function begin(options?: Parameters<typeof someStates>[0]): Promise<void> {
  await world?.close();
  world = await someStates(options);
}
