import { describe, expect, it } from 'vitest';
import { anAudienceWorld, DAY, NOON } from '../../support/audience-world.ts';

const gold = { when: { trait: 'plan', equals: 'gold' } };
const buyer = { when: { event: 'Order Completed' } };
const lapsed = {
  when: { all: [{ event: 'Order Completed' }, { event: 'Order Completed', within: 'P90D', atMost: 0 }] },
};
const iso = (at: number) => new Date(at).toISOString();

describe('a new audience', () => {
  it('takes in those who belong to a new segment without a word', async () => {
    const world = anAudienceWorld({});
    await world.take({ event: 'Order Completed', traits: { plan: 'gold' } });
    expect((await world.agenda()).version).toBe(0);
    world.deploy({ segments: { gold, buyer } });
    await world.review('walk');
    expect(await world.memberships()).toEqual(['buyer', 'gold']);
    expect(world.news()).toEqual([]);
  });

  it('announces them where the segment says so', async () => {
    const world = anAudienceWorld({ segments: { gold } });
    await world.take({ event: 'Order Completed' });
    world.deploy({ segments: { gold, buyer: { ...buyer, backfill: 'announce' } } });
    await world.review('walk');
    expect(world.news()).toEqual([`${iso(NOON)} +buyer`]);
  });

  it('has an event that comes before the walk tell only what it changes itself', async () => {
    const world = anAudienceWorld({});
    await world.take({ event: 'Order Completed' });
    world.deploy({ segments: { gold, buyer } });
    await world.take({ event: 'Order Completed', traits: { plan: 'gold' } });
    expect(world.news()).toEqual([`${iso(NOON)} +gold`]);
    expect(await world.memberships()).toEqual(['buyer', 'gold']);
  });

  it('still tells what time changed before it', async () => {
    const world = anAudienceWorld({ segments: { lapsed } });
    await world.take({ event: 'Order Completed' });
    world.deploy({ segments: { lapsed, gold } });
    world.sleepTo(NOON + 91 * DAY);
    await world.review('walk');
    expect(world.news()).toEqual([`${iso(NOON + 90 * DAY + 1)} +lapsed`]);
  });

  it('forgets a segment that is no more, without a word', async () => {
    const world = anAudienceWorld({ segments: { gold, lapsed } });
    await world.take({ event: 'Order Completed', traits: { plan: 'gold' } });
    const before = world.news();
    world.deploy({ segments: {} });
    await world.review('walk');
    expect(await world.agenda()).toMatchObject({ segments: {}, changes: {} });
    expect((await world.agenda()).dueAt).toBeUndefined();
    expect(world.news()).toEqual(before);
  });

  it('asks nothing twice of those who were reviewed already', async () => {
    const world = anAudienceWorld({ segments: { buyer } });
    await world.take({ event: 'Page Viewed' });
    world.requests.length = 0;
    await world.review('walk');
    expect(world.requests).toEqual([]);
  });
});

describe('a customer who', () => {
  it('was merged into another is in no segment any more', async () => {
    const world = anAudienceWorld({ segments: { gold, lapsed } });
    await world.take({ event: 'Order Completed', traits: { plan: 'gold' } });
    const { profile } = await world.customer();
    await world.ports.customers.putProfile({ ...profile, mergedInto: 'c2', version: profile.version + 1 });
    await world.review('messages');
    expect(await world.agenda()).toMatchObject({ segments: {}, changes: {}, untold: [] });
    expect((await world.agenda()).dueAt).toBeUndefined();
  });

  it('took over an earlier id is asked about everything anew, and that id’s agenda is seen to', async () => {
    const twice = { when: { event: 'Order Completed', atLeast: 2 } };
    const world = anAudienceWorld({ segments: { twice } });
    await world.take({ event: 'Order Completed', customerId: 'c1' });
    await world.take({ event: 'Order Completed', customerId: 'device-1' });
    await world.ports.customers.copyHistory({ from: 'device-1', into: 'c1' });
    const { profile } = await world.customer();
    const version = profile.version + 1;
    await world.ports.customers.putProfile({ ...profile, aliases: ['device-1'], version });
    await world.take({ event: 'Signed In' });
    expect(await world.memberships()).toEqual(['twice']);
    expect(world.news()).toEqual([`${iso(NOON)} +twice`]);
    expect(world.handed).toEqual([{ customerId: 'device-1', dueAt: NOON }]);
  });
});
