import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../../lib/emulator/clock.ts';
import { type Authorize, AwsError, type Principal } from '../../lib/emulator/service.ts';
import { createStates, type States } from '../../lib/emulator/states/states.ts';
import { type BehindGateway, behindGateway, PLACE } from './behind-gateway.ts';

const ROLE = 'arn:aws:iam::123456789012:role/machines';
const GREET = 'arn:aws:lambda:eu-central-1:123456789012:function:greet';
const MACHINE = 'arn:aws:states:eu-central-1:123456789012:stateMachine:hello';

type Called = { readonly functionArn: string; readonly payload: unknown };
type Answer = { ok: true; result: unknown } | { ok: false; errorType: string; errorMessage: string };

let states: States;
let behind: BehindGateway;
let client: SFNClient;
let calls: (Called & { readonly principal: Principal })[];
let answers: (() => Answer | Promise<Answer>)[];

beforeEach(() => begin());
afterEach(() => behind.close());

describe('a state machine', () => {
  it("calls its functions in its role's name and ends with what they answer", async () => {
    await machine(oneTask());
    answers = [() => ({ ok: true, result: { said: 'hello' } })];
    const { output, status } = await ended(await start(MACHINE, { name: 'Ada' }));
    expect([status, JSON.parse(output ?? ''), calls]).toEqual([
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
    await make('AWS::StepFunctions::StateMachine', {
      StateMachineName: 'hello',
      StateMachineType: 'EXPRESS',
      RoleArn: ROLE,
      DefinitionS3Location: { Bucket: 'assets', Key: 'definition.json' },
      DefinitionSubstitutions: { greet: GREET },
    });
    await ended(await start(MACHINE, {}));
    expect(calls.map(({ functionArn }) => functionArn)).toEqual([GREET]);
  });

  it("fails with the function's error as its name, and the function's answer as the cause", async () => {
    await machine(oneTask());
    answers = [() => ({ ok: false, errorType: 'NoConsentError', errorMessage: 'no' })];
    const { status, error, cause } = await ended(await start(MACHINE, {}));
    expect([status, error, JSON.parse(cause ?? '')]).toEqual([
      'FAILED',
      'NoConsentError',
      { errorType: 'NoConsentError', errorMessage: 'no' },
    ]);
  });

  it('catches what a Catch names', async () => {
    await machine(oneTask({ Catch: [{ ErrorEquals: ['NoConsentError'], Next: 'Stopped' }] }));
    answers = [() => ({ ok: false, errorType: 'NoConsentError', errorMessage: 'no' })];
    expect((await ended(await start(MACHINE, {}))).status).toBe('SUCCEEDED');
  });

  it('gives a refused call the error that Step Functions gives it', async () => {
    await machine(oneTask());
    answers = [
      () => {
        throw new AwsError('AccessDenied', 'not authorized to perform: lambda:InvokeFunction', 403);
      },
    ];
    const { error } = await ended(await start(MACHINE, {}));
    expect(error).toBe('Lambda.AWSLambdaException');
  });

  it('tries again after the interval of the clock, not of the machine', async () => {
    await begin({ speed: 100 });
    await machine(
      oneTask({ Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 10, BackoffRate: 2, MaxAttempts: 2 }] }),
    );
    const busy = (): Answer => ({ ok: false, errorType: 'Busy', errorMessage: '' });
    answers = [busy, busy];
    const startedAt = performance.now();
    const { status } = await ended(await start(MACHINE, {}));
    const took = performance.now() - startedAt;
    // 10 + 20 seconds at speed 100
    expect([status, calls.length, took > 295 && took < 10_000]).toEqual(['SUCCEEDED', 3, true]);
  });

  it('gives a function no more than its time on the clock, and tells that apart from a failure', async () => {
    await begin({ speed: 100 });
    await machine(
      oneTask({
        TimeoutSeconds: 20,
        Retry: [{ ErrorEquals: ['States.TaskFailed'] }],
        Catch: [{ ErrorEquals: ['States.Timeout'], ResultPath: '$.late', Next: 'Stopped' }],
      }),
    );
    answers = [() => new Promise(() => {})];
    const { status, output } = await ended(await start(MACHINE, {}));
    expect([status, JSON.parse(output ?? ''), calls.length]).toEqual([
      'SUCCEEDED',
      { late: { Error: 'States.Timeout', Cause: '' } },
      1,
    ]);
  });

  it('ends after five minutes, as Express executions do', async () => {
    await begin({ speed: 3_000 });
    await machine(oneTask());
    answers = [() => new Promise(() => {})];
    expect((await ended(await start(MACHINE, {}))).status).toBe('TIMED_OUT');
  });

  it('waits on the clock, for so long as the input says', async () => {
    await begin({ speed: 1_000 });
    await machine({
      StartAt: 'Pause',
      States: { Pause: { Type: 'Wait', SecondsPath: '$.pause', End: true } },
    });
    const startedAt = performance.now();
    const { output } = await ended(await start(MACHINE, { pause: 200 }));
    expect([JSON.parse(output ?? ''), performance.now() - startedAt >= 199]).toEqual([{ pause: 200 }, true]);
  });

  it("unwraps and wraps the payload of CDK's LambdaInvoke", async () => {
    await machine(
      oneTask({
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: GREET, 'Payload.$': '$' },
        ResultPath: '$',
        OutputPath: '$.Payload',
      }),
    );
    answers = [() => ({ ok: true, result: 'hi' })];
    const { output } = await ended(await start(MACHINE, { a: 1 }));
    expect([output, calls[0]?.payload]).toEqual(['"hi"', { a: 1 }]);
  });

  it('runs the branches of a Parallel, each with its own calls', async () => {
    const branch = (name: string) => ({
      StartAt: name,
      States: { [name]: { Type: 'Task', Resource: `${GREET}-${name}`, End: true } },
    });
    await machine({
      StartAt: 'Both',
      States: { Both: { Type: 'Parallel', Branches: [branch('left'), branch('right')], End: true } },
    });
    await ended(await start(MACHINE, {}));
    expect(calls.map(({ functionArn }) => functionArn).toSorted()).toEqual([
      `${GREET}-left`,
      `${GREET}-right`,
    ]);
  });

  it.each([
    ['another service', oneTask({ Resource: 'arn:aws:states:::sqs:sendMessage' }), /functions only/],
    ['JSONata', { QueryLanguage: 'JSONata', ...oneTask() }, /JSONata/],
    ['task tokens', oneTask({ Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' }), /task tokens/],
  ])('is refused when it needs %s', async (_, definition, message) => {
    await expect(machine(definition)).rejects.toThrow(message);
  });

  it('is refused when its role may not deliver its log', async () => {
    await begin({
      authorize: (_, { action }) => {
        if (action === 'logs:CreateLogDelivery') throw new AwsError('AccessDenied', `no ${action}`, 403);
      },
    });
    await expect(machine(oneTask(), { LoggingConfiguration: { Level: 'ALL' } })).rejects.toThrow(
      /logs:CreateLogDelivery/,
    );
  });

  it('is refused when it would be a Standard one', async () => {
    await expect(machine(oneTask(), { StateMachineType: 'STANDARD' })).rejects.toThrow(/Express/);
  });
});

describe('a version', () => {
  it('keeps running the definition that it was made of', async () => {
    await machine(oneTask());
    const first = await publish();
    await machine(oneTask({ Resource: `${GREET}-newer` }));
    const second = await publish();
    await ended(await start(first, {}));
    await ended(await start(second, {}));
    await ended(await start(MACHINE, {}));
    expect([first, second, calls.map(({ functionArn }) => functionArn)]).toEqual([
      `${MACHINE}:1`,
      `${MACHINE}:2`,
      [GREET, `${GREET}-newer`, `${GREET}-newer`],
    ]);
  });

  it('is not made twice of one revision', async () => {
    await machine(oneTask());
    expect([await publish(), await publish()]).toEqual([`${MACHINE}:1`, `${MACHINE}:1`]);
  });

  it('is there again after a restart, when there is a data folder', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'states-'));
    await begin({ dataFolder });
    await machine(oneTask());
    const old = await publish();
    await begin({ dataFolder });
    await machine(oneTask({ Resource: `${GREET}-newer` }));
    await publish();
    await ended(await start(old, {}));
    expect(calls.map(({ functionArn }) => functionArn)).toEqual([GREET]);
  });

  it('needs the right to its machine, with its number beside it', async () => {
    await machine(oneTask());
    const version = await publish();
    behind.asked();
    await start(version, {});
    expect(behind.asked()).toEqual([
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
    await machine(oneTask());
    const described = await client.send(new DescribeStateMachineCommand({ stateMachineArn: MACHINE }));
    const { stateMachines } = await client.send(new ListStateMachinesCommand());
    expect([described.roleArn, described.type, stateMachines?.map(({ name }) => name)]).toEqual([
      ROLE,
      'EXPRESS',
      ['hello'],
    ]);
  });

  it('tells the history of an execution, retries included', async () => {
    await machine(oneTask({ Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 1, IntervalSeconds: 1 }] }));
    answers = [() => ({ ok: false, errorType: 'Busy', errorMessage: '' })];
    const arn = await start(MACHINE, {});
    await ended(arn);
    const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn: arn }));
    expect(events?.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'LambdaFunctionFailed',
      'TaskStateExited',
      'PassStateEntered',
      'PassStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('lists executions by how they ended, newest first', async () => {
    await machine(oneTask());
    answers = [() => ({ ok: false, errorType: 'Broken', errorMessage: '' })];
    const failed = await start(MACHINE, {});
    await ended(failed);
    await ended(await start(MACHINE, {}));
    const list = (statusFilter?: 'FAILED') =>
      client.send(new ListExecutionsCommand({ stateMachineArn: MACHINE, statusFilter }));
    const [all, failures] = [await list(), await list('FAILED')];
    expect([
      all.executions?.map(({ status }) => status),
      failures.executions?.map(({ executionArn }) => executionArn),
    ]).toEqual([['SUCCEEDED', 'FAILED'], [failed]]);
  });

  it('knows no machine that the template does not have', async () => {
    await expect(start(`${MACHINE}-other`, {})).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
  });

  it('refuses an input that is not JSON', async () => {
    await machine(oneTask());
    const broken = new StartExecutionCommand({ stateMachineArn: MACHINE, input: '{' });
    await expect(client.send(broken)).rejects.toMatchObject({ name: 'InvalidExecutionInput' });
  });
});

async function begin(
  options: {
    readonly speed?: number;
    readonly asset?: string;
    readonly dataFolder?: string;
    readonly authorize?: Authorize;
  } = {},
): Promise<void> {
  await behind?.close();
  calls = [];
  answers = [];
  states = createStates({
    place: PLACE,
    clock: createClock(options.speed ?? 1),
    authorize: options.authorize ?? (() => undefined),
    assume: (arn) => ({ kind: 'role', arn, session: 'states' }),
    invoke: async (call, principal) => {
      calls.push({ ...call, principal });
      return (await answers.shift()?.()) ?? { ok: true, result: null };
    },
    findAsset: () => options.asset,
    dataFolder: options.dataFolder,
  });
  behind = await behindGateway([states.service]);
  client = new SFNClient(behind.client);
}

function oneTask(change: Record<string, unknown> = {}) {
  return {
    StartAt: 'Greet',
    States: {
      Greet: { Type: 'Task', Resource: GREET, ResultPath: '$.greeting', Next: 'Done', ...change },
      Done: { Type: 'Pass', End: true },
      Stopped: { Type: 'Succeed' },
    },
  };
}

let revision = '';

async function machine(definition: object, change: Record<string, unknown> = {}): Promise<void> {
  const made = await make('AWS::StepFunctions::StateMachine', {
    StateMachineName: 'hello',
    StateMachineType: 'EXPRESS',
    RoleArn: ROLE,
    DefinitionString: JSON.stringify(definition),
    ...change,
  });
  revision = made?.attributes['StateMachineRevisionId'] ?? '';
}

async function publish(): Promise<string> {
  const made = await make('AWS::StepFunctions::StateMachineVersion', {
    StateMachineArn: MACHINE,
    StateMachineRevisionId: revision,
  });
  return made?.ref ?? '';
}

function make(type: string, properties: Record<string, unknown>) {
  return states.resources[type]?.({ logicalId: 'It', stack: 'test', properties });
}

async function start(stateMachineArn: string, input: object): Promise<string> {
  const { executionArn } = await client.send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
  );
  return executionArn ?? '';
}

function ended(executionArn: string) {
  return vi.waitFor(
    async () => {
      const execution = await client.send(new DescribeExecutionCommand({ executionArn }));
      expect(execution.status).not.toBe('RUNNING');
      return execution;
    },
    { interval: 5, timeout: 5_000 },
  );
}
