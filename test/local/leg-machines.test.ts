import { describe, expect, it } from 'vitest';
import { StoreBusyError } from '../../lib/core/errors.ts';
import { STEP_TASKS, type StepTask } from '../../lib/core/journey/compiled.ts';
import { createLegMachines } from '../../lib/local/leg-machines.ts';
import type { Answered } from '../../lib/local/step-tasks.ts';
import { createTally } from '../../lib/local/tally.ts';
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
    const calls = await legOf(run);
    const later = await legOf({ ...run, leg: 2, at: 'note' });
    expect([calls, later]).toEqual([
      ['update-profile', 'park'],
      ['emit-event', 'complete'],
    ]);
  });

  it('tries again at once when rows are contended, without waiting in real time', async () => {
    const startedAt = performance.now();
    let tries = 0;
    const calls = await legOf(run, {
      'update-profile': async () => {
        tries += 1;
        if (tries < 4) throw new StoreBusyError('contended');
        return {};
      },
    });
    expect(calls).toEqual(['update-profile', 'update-profile', 'update-profile', 'update-profile', 'park']);
    expect(performance.now() - startedAt).toBeLessThan(2_000); // the machine's own back-off begins with up to a second
  });

  it('that fails is written down, and fails alone', async () => {
    const calls = await legOf(run, {
      'update-profile': async () => {
        throw new TypeError('broken');
      },
    });
    expect(calls).toEqual(['update-profile', 'fail']);
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
        journey: { id: 'journey', version: expect.any(String), purpose: 'marketing' },
        step: { id: 'tag', update: { add: { tags: 'new' } } },
      },
    ]);
  });
});

/** The verbs that one leg called, in order. Verbs answer nothing unless told. */
async function legOf(
  from: typeof run,
  answers: Partial<Record<StepTask, (input: unknown) => Promise<Answered>>> = {},
): Promise<StepTask[]> {
  const { journeys } = aDeployment(aJourney(steps));
  const calls: StepTask[] = [];
  const verb = (name: StepTask) => async (input: unknown) => {
    calls.push(name);
    return (await answers[name]?.(input)) ?? {};
  };
  const tasks = Object.fromEntries(STEP_TASKS.map((name) => [name, verb(name)])) as Record<
    StepTask,
    (input: unknown) => Promise<Answered>
  >;
  const version = journeys[0]?.triggers.version;
  await createLegMachines({ journeys, tasks, tally: createTally() })(`journey@${version}`, from);
  return calls;
}
