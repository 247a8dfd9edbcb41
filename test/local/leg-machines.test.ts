import { describe, expect, it } from 'vitest';
import { StoreBusyError } from '../../lib/core/errors.ts';
import { STEP_TASKS, type StepTask } from '../../lib/core/journey/compiled.ts';
import { createLegMachines } from '../../lib/local/leg-machines.ts';
import type { Answered } from '../../lib/local/step-tasks.ts';
import { createTally } from '../../lib/local/tally.ts';
import { createVirtualClock } from '../../lib/local/virtual-clock.ts';
import { aDeployment } from './a-deployment.ts';
import { aJourney } from './a-simulation.ts';

const steps = [
  { id: 'tag', update: { add: { tags: 'new' } } },
  { id: 'day', wait: { for: 'P1D' } },
  { id: 'note', emit: { event: 'Noted' } },
];
const run = { customerId: 'ada', enrolmentId: 'e1', leg: 1, visit: 1, at: 'tag' };

describe('a leg', () => {
  it('starts where the enrolment stands and ends at the next pause', async () => {
    const { calls } = await legOf(run);
    const { calls: later } = await legOf({ ...run, leg: 2, at: 'note' });
    expect([calls, later]).toEqual([
      ['update-profile', 'park', 'ended'],
      ['emit-event', 'complete', 'ended'],
    ]);
  });

  it('waits before it tries again, in virtual time, as the machine says', async () => {
    const at: number[] = [];
    const { calls } = await legOf(run, {
      'update-profile': async (_, now) => {
        at.push(now);
        if (at.length < 4) throw new StoreBusyError('contended');
        return {};
      },
    });
    expect(calls).toEqual([...Array(4).fill('update-profile'), 'park', 'ended']);
    // expected: from one second on, doubled each time, by half of it: what jitter makes of 0.5
    expect(at).toEqual([0, 500, 1_500, 3_500]);
  });

  it('that fails is written down, and fails alone', async () => {
    const { calls } = await legOf(run, {
      'update-profile': async () => {
        throw new TypeError('broken');
      },
    });
    expect(calls).toEqual(['update-profile', 'fail', 'ended']);
  });

  it('hands a task its input through JSON, with ids only for the customer', async () => {
    const inputs: unknown[] = [];
    await legOf(run, {
      'update-profile': async (input) => {
        inputs.push(input);
        return {};
      },
    });
    expect(inputs).toEqual([
      {
        run,
        journey: { id: 'journey', version: expect.any(String), purpose: 'marketing', priority: 5 },
        step: { id: 'tag', update: { add: { tags: 'new' } } },
      },
    ]);
  });
});

/** The verbs that one leg called, in order, and its end. Verbs answer nothing unless told. */
async function legOf(
  from: typeof run,
  answers: Partial<Record<StepTask, (input: unknown, now: number) => Promise<Answered>>> = {},
): Promise<{ calls: string[] }> {
  const { journeys } = aDeployment(aJourney(steps));
  const calls: string[] = [];
  const clock = createVirtualClock(0);
  const verb = (name: StepTask) => async (input: unknown) => {
    calls.push(name);
    return (await answers[name]?.(input, clock.now())) ?? {};
  };
  const tasks = Object.fromEntries(STEP_TASKS.map((name) => [name, verb(name)])) as Record<
    StepTask,
    (input: unknown) => Promise<Answered>
  >;
  const version = journeys[0]?.triggers.version;
  const legs = createLegMachines({
    journeys,
    tasks,
    tally: createTally(),
    clock,
    random: () => 0.5,
    onEnd: async () => {
      calls.push('ended');
    },
  });
  clock.at(0, () => legs(`journey@${version}`, from));
  await clock.runUntil(60_000);
  return { calls };
}
