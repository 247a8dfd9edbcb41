import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  DescribeMapRunCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  RedriveExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GREET, MACHINE, refusing, someStates } from './states-fixture.ts';

// Expected: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html, …/maprun-fail-threshold.html,
// …/redrive-map-run.html, …/iam-policies-eg-dist-map.html

const STANDARD = { StateMachineType: 'STANDARD' };
const broken = { ok: false, errorType: 'Broken', errorMessage: '' } as const;
const never = new Promise<never>(() => {});

type World = Awaited<ReturnType<typeof someStates>>;
let world: World;
beforeEach(() => begin());
afterEach(() => world.close());

describe('a Distributed Map', () => {
  it('runs a child for each item, with the input that its selector makes', async () => {
    await world.machine(
      overItems({ ItemSelector: { 'shard.$': '$$.Map.Item.Value', 'job.$': '$.job' } }),
      STANDARD,
    );
    const { status } = await world.ended(await world.start(MACHINE, { items: [0, 1, 2], job: 'walk' }));
    expect([status, world.calls.map(({ payload }) => payload)]).toEqual([
      'SUCCEEDED',
      [
        { shard: 0, job: 'walk' },
        { shard: 1, job: 'walk' },
        { shard: 2, job: 'walk' },
      ],
    ]);
  });

  it('gives the outputs of its children in the order of the items', async () => {
    await begin({
      answer: async ({ payload }) => (await pause(payload === 1 ? 20 : 0), { ok: true, result: payload }),
    });
    await world.machine(overItems(), STANDARD);
    const { output } = await world.ended(await world.start(MACHINE, { items: [1, 2, 3] }));
    expect(JSON.parse(output ?? '')).toEqual([1, 2, 3]);
  });

  it('has a Map Run, whose children are executions with names of their own', async () => {
    await world.machine(overItems({ Label: 'parts' }), STANDARD);
    const executionArn = await world.start(MACHINE, { items: [1, 2] }, 'walk');
    await world.ended(executionArn);
    const run = await mapRunOf(executionArn);
    const { executions } = await world.client.send(new ListExecutionsCommand({ mapRunArn: run.mapRunArn }));
    expect(run).toMatchObject({
      status: 'SUCCEEDED',
      executionArn,
      executionCounts: { total: 2, succeeded: 2, failed: 0, running: 0 },
    });
    expect(run.mapRunArn).toMatch(/^arn:aws:states:eu-central-1:123456789012:mapRun:hello\/parts:[\w-]+$/);
    for (const child of executions ?? [])
      expect(child.executionArn).toMatch(/^arn:aws:states:[\w-]+:\d+:execution:hello\/parts:[\w-]{36}$/);
  });

  it("tells its Map Run in its execution's history, and no step of the children", async () => {
    await world.machine(overItems(), STANDARD);
    const executionArn = await world.start(MACHINE, { items: [1] });
    await world.ended(executionArn);
    const { events } = await world.client.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events?.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'MapStateEntered',
      'MapRunStarted',
      'MapRunSucceeded',
      'MapStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('runs no more children at a time than it may', async () => {
    let [now, most] = [0, 0];
    await begin({
      answer: async () => {
        now += 1;
        most = Math.max(most, now);
        await pause(5);
        now -= 1;
        return { ok: true, result: null };
      },
    });
    await world.machine(overItems({ MaxConcurrency: 2 }), STANDARD);
    await world.ended(await world.start(MACHINE, { items: [1, 2, 3, 4, 5] }));
    expect(most).toBe(2);
  });

  it('fails with its first failure, when nothing is said of failures', async () => {
    await begin({ answer: ({ payload }) => (payload === 2 ? broken : { ok: true, result: null }) });
    await world.machine(overItems({ MaxConcurrency: 1 }), STANDARD);
    const executionArn = await world.start(MACHINE, { items: [1, 2, 3] });
    const { status, error } = await world.ended(executionArn);
    expect([status, error]).toEqual(['FAILED', 'States.ExceedToleratedFailureThreshold']);
    expect(await mapRunOf(executionArn)).toMatchObject({
      status: 'FAILED',
      executionCounts: { succeeded: 1, failed: 1, aborted: 1 },
    });
  });

  it.each([
    ['as many as it bears', { ToleratedFailureCount: 2 }, 'SUCCEEDED'],
    ['one more than it bears', { ToleratedFailureCount: 1 }, 'FAILED'],
    ['the share that it bears', { ToleratedFailurePercentage: 50 }, 'SUCCEEDED'],
    ['more than the share that it bears', { ToleratedFailurePercentage: 49 }, 'FAILED'],
    [
      'fewer than it bears, but too great a share',
      { ToleratedFailureCount: 3, ToleratedFailurePercentage: 49 },
      'FAILED',
    ],
  ])('when two of four children fail, %s, it ends so', async (_, tolerated, expected) => {
    await begin({ answer: ({ payload }) => (Number(payload) > 2 ? broken : { ok: true, result: null }) });
    await world.machine(overItems(tolerated), STANDARD);
    expect((await world.ended(await world.start(MACHINE, { items: [1, 2, 3, 4] }))).status).toBe(expected);
  });

  it('can be caught, and what it was given is left alone', async () => {
    await begin({ answer: () => broken });
    const definition = overItems({
      ResultPath: null,
      Catch: [
        { ErrorEquals: ['States.ExceedToleratedFailureThreshold'], ResultPath: '$.failed', Next: 'Stop' },
      ],
    });
    await world.machine(definition, STANDARD);
    const { output } = await world.ended(await world.start(MACHINE, { items: [1] }));
    expect(JSON.parse(output ?? '')).toMatchObject({
      items: [1],
      failed: { Error: 'States.ExceedToleratedFailureThreshold' },
    });
  });

  it('starts each child in the name of its role, and fails where that may not', async () => {
    await begin({ authorize: refusing('states:StartExecution') });
    await world.machine(overItems(), STANDARD);
    const { error } = await world.ended(await world.start(MACHINE, { items: [1] }));
    expect([error, world.asked, world.calls.length]).toEqual([
      'States.Permissions',
      [{ action: 'states:StartExecution', resource: MACHINE }],
      0,
    ]);
  });

  it('is stopped with its execution, and so are its children', async () => {
    await begin({ answer: () => never });
    await world.machine(overItems({ MaxConcurrency: 1 }), STANDARD);
    const executionArn = await world.start(MACHINE, { items: [1, 2] });
    await vi.waitFor(() => expect(world.calls).toHaveLength(1));
    await world.client.send(new StopExecutionCommand({ executionArn }));
    await vi.waitFor(async () =>
      expect(await mapRunOf(executionArn)).toMatchObject({
        status: 'ABORTED',
        executionCounts: { aborted: 2, running: 0 },
      }),
    );
  });

  it('is taken up again by a redrive, where children failed, and nowhere else', async () => {
    let isBroken = true;
    await begin({
      answer: ({ payload }) => (isBroken && payload === 2 ? broken : { ok: true, result: payload }),
    });
    await world.machine(overItems({ Label: 'parts', MaxConcurrency: 1 }), STANDARD);
    const executionArn = await world.start(MACHINE, { items: [1, 2, 3] });
    await world.ended(executionArn);
    isBroken = false;
    await world.client.send(new RedriveExecutionCommand({ executionArn }));
    const { status, output } = await world.ended(executionArn);
    expect([status, JSON.parse(output ?? ''), world.calls.map(({ payload }) => payload)]).toEqual([
      'SUCCEEDED',
      [1, 2, 3],
      [1, 2, 2, 3],
    ]);
    expect(world.asked.map(({ action }) => action)).toEqual([
      'states:StartExecution',
      'states:StartExecution',
      'states:RedriveExecution',
      'states:StartExecution',
    ]);
  });

  it('goes on after a stop of the emulator with the children that had not ended', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'states-'));
    await begin({ dataFolder, answer: ({ payload }) => (payload === 1 ? { ok: true, result: 1 } : never) });
    await world.machine(overItems({ MaxConcurrency: 2 }), STANDARD);
    const executionArn = await world.start(MACHINE, { items: [1, 2, 3, 4] });
    await vi.waitFor(() => expect(world.calls).toHaveLength(3));
    await begin({ dataFolder, answer: ({ payload }) => ({ ok: true, result: payload }) });
    world.states.resume();
    const { output } = await world.ended(executionArn);
    expect([JSON.parse(output ?? ''), world.calls.map(({ payload }) => payload)]).toEqual([
      [1, 2, 3, 4],
      [2, 3, 4],
    ]);
  });
});

async function begin(options?: Parameters<typeof someStates>[0]): Promise<void> {
  await world?.close();
  world = await someStates(options);
}

async function mapRunOf(executionArn: string) {
  const { mapRuns } = await world.client.send(new ListMapRunsCommand({ executionArn }));
  return world.client.send(new DescribeMapRunCommand({ mapRunArn: mapRuns?.[0]?.mapRunArn }));
}

function overItems(change: Record<string, unknown> = {}) {
  return {
    StartAt: 'Walk',
    States: {
      Walk: {
        Type: 'Map',
        ItemsPath: '$.items',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'Each',
          States: { Each: { Type: 'Task', Resource: GREET, End: true } },
        },
        End: true,
        ...change,
      },
      Stop: { Type: 'Succeed' },
    },
  };
}
