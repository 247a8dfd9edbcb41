import { describe, expect, it } from 'vitest';
import { isHeldOut } from '../../../lib/core/experiment/holdout.ts';
import { byVariant } from '../../../lib/core/experiment/totals.ts';
import { anEvent, aSignUp, aWorld, settings, triggersOf } from '../../support/world.ts';

const goal = { event: 'Order Completed', within: 'P7D', value: 'total' };
const signUp = (customerId: string) => ({ ...aSignUp({ traits: {} }), customerId });

function aCompany(percent: number) {
  const journeys = [
    triggersOf({ goal }),
    triggersOf({ id: 'later', goal, entry: { event: 'Visited', reentry: 'afterEnd' } }),
    triggersOf({ id: 'receipt', purpose: 'transactional', entry: { event: 'Paid', reentry: 'afterEnd' } }),
  ];
  const world = aWorld(journeys, { settings: { ...settings, holdout: { percent } } });
  const totals = async () => byVariant(await world.ports.experiments.totals('global-holdout'));
  return { world, totals };
}

const held = Array.from({ length: 100 }, (_, index) => `c${index}`).find((id) => isHeldOut(id, 50)) ?? '';
const free = Array.from({ length: 100 }, (_, index) => `c${index}`).find((id) => !isHeldOut(id, 50)) ?? '';

describe('the global holdout', () => {
  it('counts both sides, at the first marketing that is open to them, once', async () => {
    const { world, totals } = aCompany(50);
    for (const customerId of [held, free])
      for (const event of [signUp(customerId), anEvent('Visited', { customerId })]) await world.ingest(event);
    expect(await totals()).toMatchObject([
      { variant: 'held-out', assigned: 1 },
      { variant: 'marketing', assigned: 1 },
    ]);
  });

  it('sees the goals of both sides', async () => {
    const { world, totals } = aCompany(50);
    for (const [customerId, total] of [
      [held, 10],
      [free, 25],
    ] as const) {
      await world.ingest(signUp(customerId));
      await world.ingest(anEvent('Order Completed', { customerId, properties: { total } }));
    }
    expect(await totals()).toMatchObject([
      { variant: 'held-out', converted: 1, valueMinor: 1_000 },
      { variant: 'marketing', converted: 1, valueMinor: 2_500 },
    ]);
  });

  it('lets nobody in who is held out, whatever is tried again', async () => {
    const { world } = aCompany(50);
    const event = signUp(held);
    const refused = [{ journeyId: 'hello', reason: 'held-out' }];
    expect((await world.ingest(event)).notEntered).toEqual(refused);
    expect(world.started).toEqual([]);
    const again = await world.ingest(anEvent('Visited', { customerId: held }));
    expect(again.notEntered).toEqual([{ journeyId: 'later', reason: 'held-out' }]);
    expect(world.started).toEqual([]);
  });

  it('lets receipts through, which are no marketing, and does not count them', async () => {
    const { world, totals } = aCompany(50);
    const { entered } = await world.ingest(anEvent('Paid', { customerId: held }));
    expect(entered).toMatchObject([{ journeyId: 'receipt' }]);
    expect(await totals()).toEqual([]);
  });

  it('counts nobody where nobody is held out', async () => {
    const { world, totals } = aCompany(0);
    await world.ingest(signUp(held));
    expect(await totals()).toEqual([]);
  });
});
