import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  RedriveExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GREET, MACHINE, oneTask, someStates } from './states-fixture.ts';

// Expected: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html and …/API_StopExecution.html,
// …/dg/redrive-executions.html, …/dg/service-quotas.html

const STANDARD = { StateMachineType: 'STANDARD' };
const never = () => new Promise<never>(() => {});

let world: Awaited<ReturnType<typeof someStates>>;
beforeEach(() => begin());
afterEach(() => world.close());

describe('a Standard execution', () => {
  it('is what a machine runs whose type is not said', async () => {
    await world.machine(oneTask(), { StateMachineType: undefined });
    const { type } = await world.client.send(new DescribeStateMachineCommand({ stateMachineArn: MACHINE }));
    expect(type).toBe('STANDARD');
  });

  it('is told apart by its name alone', async () => {
    await world.machine(oneTask(), STANDARD);
    expect(await world.start(MACHINE, {}, 'first')).toBe(
      `${MACHINE.replace('stateMachine', 'execution')}:first`,
    );
  });

  it('is begun once, however often it is asked for with the same input while it runs', async () => {
    world.answers.push(never);
    await world.machine(oneTask(), STANDARD);
    const arns = [await world.start(MACHINE, { a: 1 }, 'once'), await world.start(MACHINE, { a: 1 }, 'once')];
    expect([new Set(arns).size, world.calls.length]).toEqual([1, 1]);
  });

  it('refuses its name to another input', async () => {
    world.answers.push(never);
    await world.machine(oneTask(), STANDARD);
    await world.start(MACHINE, { a: 1 }, 'once');
    await expect(world.start(MACHINE, { a: 2 }, 'once')).rejects.toMatchObject({
      name: 'ExecutionAlreadyExists',
    });
  });

  it('refuses its name when it is over, the same input or not', async () => {
    await world.machine(oneTask(), STANDARD);
    await world.ended(await world.start(MACHINE, {}, 'once'));
    await expect(world.start(MACHINE, {}, 'once')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  });

  it.each(['a:b', 'a b', 'a/b', 'a{b}', '', 'a'.repeat(81)])('has no name like %j', async (name) => {
    await world.machine(oneTask(), STANDARD);
    await expect(world.start(MACHINE, {}, name)).rejects.toMatchObject({ name: 'InvalidName' });
  });

  it('waits for months of the clock, until the time in its input', async () => {
    await begin({ speed: 1_000_000_000 });
    await world.machine(
      { StartAt: 'Until', States: { Until: { Type: 'Wait', TimestampPath: '$.at', End: true } } },
      STANDARD,
    );
    const at = new Date(world.clock.now() + 90 * 86_400_000);
    const { status, stopDate } = await world.ended(await world.start(MACHINE, { at: at.toISOString() }));
    expect([status, (stopDate?.getTime() ?? 0) >= at.getTime()]).toEqual(['SUCCEEDED', true]);
  });

  it('can be stopped, and says why', async () => {
    world.answers.push(never);
    await world.machine(oneTask(), STANDARD);
    const executionArn = await world.start(MACHINE, {});
    await world.client.send(new StopExecutionCommand({ executionArn, error: 'Enough', cause: 'of this' }));
    const { status, error, cause } = await world.ended(executionArn);
    expect([status, error, cause]).toEqual(['ABORTED', 'Enough', 'of this']);
  });

  it('fails when its history is full', { timeout: 20_000 }, async () => {
    await begin({ answer: () => ({ ok: true, result: {} }) });
    await world.machine(
      { StartAt: 'Again', States: { Again: { Type: 'Task', Resource: GREET, Next: 'Again' } } },
      STANDARD,
    );
    const executionArn = await world.start(MACHINE, {});
    await vi.waitFor(async () => expect((await describeOf(executionArn)).status).toBe('FAILED'), {
      timeout: 15_000,
    });
    const history = new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 1 });
    const { events } = await world.client.send(history);
    expect([(await describeOf(executionArn)).cause, events?.[0]?.id]).toEqual([
      'The execution reached the maximum number of history events (25000).',
      25_000,
    ]);
  });

  it('begins again at the step that failed, and does nothing twice', async () => {
    world.answers.push(
      () => ({ ok: true, result: 'first' }),
      () => ({ ok: false, errorType: 'Broken', errorMessage: '' }),
      () => ({ ok: true, result: 'second' }),
    );
    await world.machine(twoTasks(), STANDARD);
    const executionArn = await world.start(MACHINE, {});
    await world.ended(executionArn);
    await world.client.send(new RedriveExecutionCommand({ executionArn }));
    const { status, output, redriveCount } = await world.ended(executionArn);
    expect([status, JSON.parse(output ?? ''), redriveCount, world.calls.length]).toEqual([
      'SUCCEEDED',
      { one: 'first', two: 'second' },
      1,
      3,
    ]);
  });

  it('is not begun again when it has succeeded', async () => {
    await world.machine(oneTask(), STANDARD);
    const executionArn = await world.start(MACHINE, {});
    await world.ended(executionArn);
    const redrive = world.client.send(new RedriveExecutionCommand({ executionArn }));
    await expect(redrive).rejects.toMatchObject({ name: 'ExecutionNotRedrivable' });
  });
});

describe('a Standard execution that a stop of the emulator interrupts', () => {
  it('goes on where it stood, and calls nobody twice', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'states-'));
    await begin({ dataFolder });
    world.answers.push(() => ({ ok: true, result: 'first' }), never);
    await world.machine(twoTasks(), STANDARD);
    const executionArn = await world.start(MACHINE, {}, 'kept');
    await vi.waitFor(() => expect(world.calls).toHaveLength(2));
    await begin({ dataFolder });
    world.answers.push(() => ({ ok: true, result: 'second' }));
    world.states.resume();
    const { status, output } = await world.ended(executionArn);
    expect([status, JSON.parse(output ?? ''), world.calls.length]).toEqual([
      'SUCCEEDED',
      { one: 'first', two: 'second' },
      1,
    ]);
  });

  it('ends its wait when it would have ended', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'states-'));
    const definition = { StartAt: 'Pause', States: { Pause: { Type: 'Wait', Seconds: 86_400, End: true } } };
    let now = Date.UTC(2026, 0, 1);
    const due: number[] = [];
    const clock = { speed: 1, now: () => now, after: (ms: number) => (due.push(now + ms), () => undefined) };
    await begin({ dataFolder, clock });
    await world.machine(definition, STANDARD);
    await world.start(MACHINE, {}, 'waiting');
    await vi.waitFor(() => expect(due).toContain(Date.UTC(2026, 0, 2)));
    due.length = 0;
    now = Date.UTC(2026, 0, 1, 20);
    await begin({ dataFolder, clock });
    world.states.resume();
    await vi.waitFor(() => expect(due).toContain(Date.UTC(2026, 0, 2)));
  });

  it('keeps its name taken', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'states-'));
    await begin({ dataFolder });
    await world.machine(oneTask(), STANDARD);
    await world.ended(await world.start(MACHINE, {}, 'once'));
    await begin({ dataFolder });
    await world.machine(oneTask(), STANDARD);
    await expect(world.start(MACHINE, {}, 'once')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  });
});

async function begin(options?: Parameters<typeof someStates>[0]): Promise<void> {
  await world?.close();
  world = await someStates(options);
}

const describeOf = (executionArn: string) =>
  world.client.send(new DescribeExecutionCommand({ executionArn }));

function twoTasks() {
  return {
    StartAt: 'One',
    States: {
      One: { Type: 'Task', Resource: GREET, ResultPath: '$.one', Next: 'Two' },
      Two: { Type: 'Task', Resource: GREET, ResultPath: '$.two', End: true },
    },
  };
}
