import { describe, expect, it } from 'vitest';
import type { ExperimentPlan } from '../../../lib/core/experiment/plan.ts';
import { assignVariant } from '../../../lib/core/tasks/assign-variant.ts';
import { watchExperiments } from '../../../lib/core/tasks/watch-experiments.ts';
import { aSignUp, aWorld, DAY, HOUR, MINUTE, runOf, triggersOf, type World } from '../../support/world.ts';

const EXPERIMENT = 'hello.offer';
const VARIANTS = [
  { id: 'none', weight: 50 },
  { id: 'five-off', weight: 50 },
];

function aPlan(part: Partial<ExperimentPlan> = {}): ExperimentPlan {
  return {
    stepId: 'offer',
    control: 'none',
    variants: VARIANTS,
    measure: 'goal',
    decide: 'promote',
    within: 'P1D',
    ...part,
  };
}

function aTest(part: Partial<ExperimentPlan> = {}) {
  const plan = aPlan(part);
  return { plan, world: aWorld([triggersOf({ experiments: [plan] })]) };
}

/** Assigns by the store's own door, so that what was seen so far is what the test says. */
async function seen(
  world: World,
  counts: Record<string, { assigned: number; converted: number; complained?: number }>,
): Promise<void> {
  const weights = { none: 50, 'five-off': 50 };
  for (const [variant, { assigned, converted, complained = 0 }] of Object.entries(counts)) {
    for (let index = 0; index < assigned; index += 1) {
      const customerId = `${variant}-${index}`;
      const of = { experimentId: EXPERIMENT, customerId };
      await world.ports.experiments.join({ ...of, variant, weights, at: world.now() }, 'seen');
      const event = { ...of, valueMinor: 0, at: world.now() };
      if (index < converted)
        await world.ports.experiments.credit({ ...event, metric: 'converted', eventId: 'order' });
      if (index < complained)
        await world.ports.experiments.credit({ ...event, metric: 'complained', eventId: 'complaint' });
    }
  }
}

/** Which variants so many newcomers get. */
async function newcomers(
  { world, plan }: { world: World; plan: ExperimentPlan },
  count: number,
  part: { exclusive?: { group: string; from: number; to: number }; prefix?: string } = {},
): Promise<Map<string, string[]>> {
  const { prefix = 'new', exclusive } = part;
  const got = new Map<string, string[]>();
  for (let index = 0; index < count; index += 1) {
    const customerId = `${prefix}-${index}`;
    await world.ingest({ ...aSignUp({ traits: {} }), customerId });
    const run = runOf(await world.enrolment(customerId));
    const step = { id: 'offer', variants: VARIANTS, plan, ...(exclusive && { exclusive }) };
    const journey = { id: 'hello', version: 'v1', purpose: 'marketing', priority: 5 } as const;
    const { variant } = await assignVariant({ run, journey, step }, world.ports);
    got.set(variant, [...(got.get(variant) ?? []), customerId]);
  }
  return got;
}

const CLEAR = {
  none: { assigned: 2_000, converted: 100 },
  'five-off': { assigned: 2_000, converted: 300 },
};

describe('an experiment that promotes', () => {
  it('gives all newcomers the winner after a whole week, and says why', async () => {
    const test = aTest();
    await seen(test.world, CLEAR);
    test.world.pass(6 * DAY);
    expect(await watchExperiments(test.world.ports)).toEqual({ decided: [] });
    test.world.pass(3 * DAY);
    expect(await watchExperiments(test.world.ports)).toEqual({
      decided: [{ experimentId: EXPERIMENT, kind: 'promote' }],
    });
    const told = [...test.world.published];
    expect([...(await newcomers(test, 20)).keys()]).toEqual(['five-off']);
    expect(told).toMatchObject([
      {
        event: 'Experiment Decided',
        properties: { experiment: EXPERIMENT, kind: 'promote', by: 'watch', why: 'winner, decided by: open' },
      },
    ]);
  });

  it('decides once, however often it is looked at', async () => {
    const { world } = aTest();
    await seen(world, CLEAR);
    world.pass(9 * DAY);
    await watchExperiments(world.ports);
    expect(await watchExperiments(world.ports)).toEqual({ decided: [] });
    expect(await world.ports.experiments.decisions(EXPERIMENT)).toHaveLength(1);
  });

  it('leaves whoever has a variant with it', async () => {
    const test = aTest();
    const before = await newcomers(test, 40);
    await seen(test.world, CLEAR);
    test.world.pass(9 * DAY);
    await watchExperiments(test.world.ports);
    for (const customerId of before.get('none') ?? []) {
      const run = runOf(await test.world.enrolment(customerId));
      const step = { id: 'offer', variants: VARIANTS, plan: test.plan };
      const journey = { id: 'hello', version: 'v1', purpose: 'marketing', priority: 5 } as const;
      expect(await assignVariant({ run, journey, step }, test.world.ports)).toEqual({ variant: 'none' });
    }
  });

  it('decides nothing against a person', async () => {
    const { world } = aTest();
    await seen(world, CLEAR);
    world.pass(9 * DAY);
    await world.ports.experiments.decide(EXPERIMENT, {
      version: 1,
      at: world.now(),
      kind: 'undo',
      by: 'person',
      why: 'not sure',
    });
    expect(await watchExperiments(world.ports)).toEqual({ decided: [] });
  });

  it('decides nothing when customers were not divided as they should have been', async () => {
    const { world } = aTest();
    await seen(world, { ...CLEAR, 'five-off': { assigned: 1_500, converted: 300 } });
    world.pass(9 * DAY);
    expect(await watchExperiments(world.ports)).toEqual({ decided: [] });
  });

  it('only reports when it is told to', async () => {
    const { world } = aTest({ decide: 'report' });
    await seen(world, CLEAR);
    world.pass(9 * DAY);
    expect(await watchExperiments(world.ports)).toEqual({ decided: [] });
    expect(await world.ports.experiments.settled(EXPERIMENT)).toMatchObject({
      status: 'winner',
      variant: 'five-off',
    });
  });
});

describe('a variant that does harm', () => {
  it('gets no newcomers any more, whatever the experiment is told to do', async () => {
    const test = aTest({ decide: 'report' });
    await seen(test.world, {
      none: { assigned: 1_000, converted: 30 },
      'five-off': { assigned: 1_000, converted: 60, complained: 60 },
    });
    expect(await watchExperiments(test.world.ports)).toMatchObject({ decided: [{ kind: 'pause' }] });
    expect([...(await newcomers(test, 20)).keys()]).toEqual(['none']);
  });
});

describe('a bandit', () => {
  it('begins evenly, whatever the weights', async () => {
    const lopsided = VARIANTS.map(({ id }, index) => ({ id, weight: index === 0 ? 99 : 1 }));
    const test = aTest({ decide: 'bandit', variants: lopsided });
    const got = await newcomers(test, 400);
    // 400 × 50 % ± 4 standard deviations of 10
    expect(got.get('five-off')?.length).toBeGreaterThan(160);
    expect(got.get('five-off')?.length).toBeLessThan(240);
  });

  it('follows outcomes whose time is over, and no others', async () => {
    const { world } = aTest({ decide: 'bandit' });
    await seen(world, CLEAR);
    world.pass(DAY);
    expect(await watchExperiments(world.ports)).toEqual({ decided: [] });
    world.pass(2 * DAY);
    expect(await watchExperiments(world.ports)).toMatchObject({ decided: [{ kind: 'bandit' }] });
    const [{ weights } = { weights: undefined }] = await world.ports.experiments.decisions(EXPERIMENT, 1);
    // 15 % against 5 % of 2,000 each is no question: the rest is the floor.
    expect(weights?.['none']).toBeCloseTo(0.01, 6);
    expect(weights?.['five-off']).toBeCloseTo(0.99, 6);
    expect(await watchExperiments(world.ports)).toEqual({ decided: [] });
  });
});

describe('a test on a share', () => {
  const test = { share: 20, for: 'PT4H' };

  it('lets a share test and the others wait, and then get what was best', async () => {
    const one = aTest({ test, measure: 'click' });
    const first = await newcomers(one, 500, { prefix: 'early' });
    // 500 × 80 % ± 4 standard deviations of 9
    expect(first.get('~later')?.length).toBeGreaterThan(364);
    expect(first.get('~later')?.length).toBeLessThan(436);
    expect([...first.keys()].toSorted()).toEqual(['five-off', 'none', '~later']);
    for (const customerId of first.get('none') ?? [])
      await one.world.ports.experiments.credit({
        experimentId: EXPERIMENT,
        customerId,
        eventId: `click of ${customerId}`,
        metric: 'clicked',
        valueMinor: 0,
        at: one.world.now(),
      });
    one.world.pass(4 * HOUR);
    expect([...(await newcomers(one, 20, { prefix: 'late' })).keys()]).toEqual(['none']);
    const [last] = await one.world.ports.experiments.decisions(EXPERIMENT);
    expect(last).toMatchObject({ kind: 'promote', weights: { none: 100 } });
  });

  it('calls the best so far what it is', async () => {
    const one = aTest({ test, measure: 'click' });
    await newcomers(one, 50, { prefix: 'early' });
    one.world.pass(4 * HOUR + MINUTE);
    await watchExperiments(one.world.ports);
    const [last] = await one.world.ports.experiments.decisions(EXPERIMENT);
    expect(last?.why).toBe('best so far, which may be chance');
  });
});

describe('tests of one group', () => {
  it('share no customer, and who does not take part gets the control and is not counted', async () => {
    const test = aTest();
    const lower = await newcomers(test, 300, { exclusive: { group: 'checkout', from: 0, to: 50 } });
    const counted = await test.world.ports.experiments.totals(EXPERIMENT);
    const inLower = counted.reduce((all, { assigned }) => all + assigned, 0);
    expect(lower.get('five-off')?.length).toBeLessThan(inLower);
    const upper = aTest();
    await newcomers(upper, 300, { exclusive: { group: 'checkout', from: 50, to: 100 } });
    const others = await upper.world.ports.experiments.totals(EXPERIMENT);
    // The same customers: each is in one of the two.
    expect(inLower + others.reduce((all, { assigned }) => all + assigned, 0)).toBe(300);
  });
});
