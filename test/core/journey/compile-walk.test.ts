import { type RunOptions, StateMachine } from 'aws-local-stepfunctions';
import { describe, expect, it } from 'vitest';
import { LegOverError, ProviderThrottledError, StoreBusyError } from '../../../lib/core/errors.ts';
import type { StepTask } from '../../../lib/core/journey/compiled.ts';
import { aJourney, compiled, LAMBDAS } from '../../support/journey-builders.ts';

/** What a verb answers, or throws. */
type Answers = Partial<Record<StepTask, () => unknown>>;

type Call = { state: string; input: { run: object; [key: string]: unknown } };
type Handlers = NonNullable<NonNullable<RunOptions['overrides']>['taskResourceLocalHandlers']>;

const run = (at: string) => ({ customerId: 'c', enrolmentId: 'e', leg: 3, visit: 2, at });

/**
 * Walks one leg in aws-local-stepfunctions, an interpreter of the States Language that is not ours.
 * @returns the Tasks in the order of their calls, with what they were given, and how the execution ended
 */
async function walk(journey: Parameters<typeof compiled>[0], at: string, answers: Answers = {}) {
  const { machine } = compiled(journey);
  const calls: Call[] = [];
  const handlers: Handlers = {};
  for (const [state, definition] of Object.entries(machine.States)) {
    if (definition.Type !== 'Task') continue;
    const verb = Object.entries(LAMBDAS).find(([, arn]) => arn === definition.Resource)?.[0] as StepTask;
    handlers[state] = async (input) => {
      calls.push({ state, input: input as Call['input'] });
      return ((await (answers[verb] ?? USUAL[verb])?.()) ?? null) as Awaited<ReturnType<Handlers[string]>>;
    };
  }
  const retryIntervalOverrides = Object.fromEntries(Object.keys(handlers).map((state) => [state, 0]));
  const execution = new StateMachine(JSON.parse(JSON.stringify(machine))).run(run(at), {
    overrides: { taskResourceLocalHandlers: handlers, retryIntervalOverrides },
  });
  const ended = await execution.result.then(
    () => 'succeeded',
    () => 'failed',
  );
  return { calls, states: calls.map(({ state }) => state), ended };
}

/** What a verb answers where a test says nothing else. */
const USUAL: Answers = { 'send-message': () => ({ outcome: 'done', sends: [] }) };

/** One step, to see that it was passed. */
const passing = (id: string) => ({ id, emit: { event: id } });

const throwing = (error: Error) => () => {
  throw error;
};

describe('a leg', () => {
  const journey = aJourney([
    { id: 'hello', send: { message: 'hello' } },
    { id: 'rest', wait: { for: 'P1D' } },
    { id: 'tag', update: { add: { tags: 'x' } } },
    { id: 'call', emit: { event: 'Call Requested' } },
  ]);

  it('goes from the first step to the first pause', async () => {
    expect(await walk(journey, 'hello')).toMatchObject({ states: ['hello', 'rest'], ended: 'succeeded' });
  });

  it('ends where a message must wait: the enrolment is parked at its step', async () => {
    const held = { 'send-message': () => ({ outcome: 'held', sends: [] }) };
    expect(await walk(journey, 'hello', held)).toMatchObject({ states: ['hello'], ended: 'succeeded' });
  });

  it('goes on after the pause, to the end of the journey', async () => {
    const { states, ended } = await walk(journey, 'tag');
    expect({ states, ended }).toEqual({ states: ['tag', 'call', 'Complete'], ended: 'succeeded' });
  });

  it('gives each verb the run, the journey and its step', async () => {
    const { calls } = await walk(journey, 'hello');
    expect(calls[0]?.input).toEqual({
      run: run('hello'),
      journey: { id: 'welcome', version: expect.any(String) as string, purpose: 'marketing', priority: 5 },
      step: { id: 'hello', message: { id: 'hello', hash: 'hash-of-hello' }, channel: 'best' },
    });
    expect(calls[1]?.input.step).toEqual({ id: 'rest', wait: { for: 'P1D' }, onDue: 'tag' });
  });

  it('completes with the reason that an exit step gives', async () => {
    const { calls } = await walk(aJourney([{ id: 'leave', exit: 'bought' }]), 'leave');
    expect(calls.map(({ input }) => [input.at, input.reason])).toEqual([['leave', 'bought']]);
  });

  it('pauses where a loop would go round', async () => {
    const loop = aJourney([
      { id: 'hello', send: { message: 'hello' } },
      {
        id: 'bought',
        waitFor: { event: 'Order Completed', for: 'P1D' },
        else: [{ id: 'again', goto: 'hello' }],
      },
    ]);
    const { states, calls } = await walk(loop, 'again');
    expect(states).toEqual(['hello', 'bought']);
    expect(calls[1]?.input.step).toMatchObject({ onEvent: 'Complete', onDue: 'again' });
  });
});

describe('a branch', () => {
  const journey = aJourney([
    {
      id: 'tier',
      branch: [
        { when: { trait: 'tier', equals: 'gold' }, steps: [passing('gold')] },
        { when: { trait: 'tier', equals: 'plus' }, steps: [passing('plus')] },
      ],
      else: [passing('other')],
    },
    passing('after'),
  ]);

  it.each([
    [0, 'gold'],
    [1, 'plus'],
    [-1, 'other'],
  ])('answered with %i leads to %s, and then goes on', async (chosen, step) => {
    const { states } = await walk(journey, 'tier', { decide: () => ({ chosen }) });
    expect(states).toEqual(['tier', step, 'after', 'Complete']);
  });
});

describe('an experiment', () => {
  const journey = aJourney([
    {
      id: 'gift',
      experiment: {
        variants: [
          { id: 'none', weight: 50, steps: [] },
          { id: 'five-off', weight: 50, steps: [{ id: 'offer', send: { message: 'offer' } }] },
        ],
      },
    },
    passing('after'),
  ]);

  it.each([
    ['none', ['gift', 'after', 'Complete']],
    ['five-off', ['gift', 'offer', 'after', 'Complete']],
  ])('answered with %s goes its way', async (variant, way) => {
    expect((await walk(journey, 'gift', { 'assign-variant': () => ({ variant }) })).states).toEqual(way);
  });

  it('fails at its step when the variant is none of its own', async () => {
    const { calls, ended } = await walk(journey, 'gift', {
      'assign-variant': () => ({ variant: 'ten-off' }),
    });
    expect(calls.at(-1)).toMatchObject({
      state: 'Failed',
      input: { failed: { gift: { Error: 'MissingContentError' } } },
    });
    expect(ended).toBe('failed');
  });
});

describe('a verb that fails', () => {
  const journey = aJourney([
    { id: 'first-mail', send: { message: 'hello' } },
    { id: 'rest', wait: { for: 'P1D' } },
  ]);

  it('is written down under the name of its step, and fails the execution', async () => {
    const { calls, states, ended } = await walk(journey, 'first-mail', {
      'send-message': throwing(new TypeError('out of ink')),
    });
    expect(states).toEqual(['first-mail', 'Failed']);
    expect(calls[1]?.input).toMatchObject({
      run: run('first-mail'),
      failed: { 'first-mail': { Error: 'TypeError', Cause: 'out of ink' } },
    });
    expect(ended).toBe('failed');
  });

  it('ends the execution quietly when it is only that the leg is over', async () => {
    const answers = { 'send-message': throwing(new LegOverError('leg 3 is over')) };
    expect(await walk(journey, 'first-mail', answers)).toMatchObject({
      states: ['first-mail'],
      ended: 'succeeded',
    });
  });

  it.each([
    ['rows are contended', new StoreBusyError('busy')],
    ['the provider refuses for now', new ProviderThrottledError('slow down')],
  ])('is called again: %s', async (_, error) => {
    let tries = 0;
    const send = () => {
      tries += 1;
      if (tries < 3) throw error;
      return { outcome: 'done', sends: [] };
    };
    const { states, ended } = await walk(journey, 'first-mail', { 'send-message': send });
    expect({ states, ended }).toEqual({
      states: ['first-mail', 'first-mail', 'first-mail', 'rest'],
      ended: 'succeeded',
    });
  });

  it('fails the execution even where it cannot be written down', async () => {
    const answers = { 'send-message': throwing(new TypeError('x')), fail: throwing(new TypeError('y')) };
    expect(await walk(journey, 'first-mail', answers)).toMatchObject({
      states: ['first-mail', 'Failed'],
      ended: 'failed',
    });
  });
});

describe('an enrolment that stands at a state which the version does not have', () => {
  it('fails there, and does not start over', async () => {
    const journey = aJourney([{ id: 'hello', send: { message: 'hello' } }]);
    const { calls, ended } = await walk(journey, 'goodbye');
    // no state failed, so `failed` names none: the verb notes where the enrolment stands
    expect(calls).toMatchObject([{ state: 'Failed', input: { run: run('goodbye'), failed: {} } }]);
    expect(ended).toBe('failed');
  });
});
