import { describe, expect, it } from 'vitest';
import { anAudienceWorld, DAY, HOUR, NOON } from '../../support/audience-world.ts';

const gold = { when: { trait: 'plan', equals: 'gold' } };
const buyer = { when: { event: 'Order Completed' } };
const lapsed = {
  when: { all: [{ event: 'Order Completed' }, { event: 'Order Completed', within: 'P90D', atMost: 0 }] },
};
const iso = (at: number) => new Date(at).toISOString();

describe('membership of segments', () => {
  it('follows each event, and is told with the time of the event', async () => {
    const world = anAudienceWorld({ segments: { gold, buyer } });
    await world.take({ event: 'Signed Up', traits: { plan: 'gold' } });
    expect(await world.memberships()).toEqual(['gold']);
    await world.take({ event: 'Order Completed', timestamp: iso(NOON - HOUR + 5) });
    await world.take({ event: 'Plan Changed', traits: { plan: 'silver' } });
    expect(await world.memberships()).toEqual(['buyer']);
    expect(world.news()).toEqual([
      `${iso(NOON)} +gold`,
      `${iso(NOON + 1)} +buyer`, // a late event is told as after what was told before
      `${iso(NOON + 2)} -gold`,
    ]);
  });

  it('is news for a new customer in all that holds, also where nothing happened', async () => {
    const world = anAudienceWorld({
      segments: { prospect: { when: { event: 'Order Completed', atMost: 0 } } },
    });
    await world.take({ event: 'Page Viewed' });
    expect(world.news()).toEqual([`${iso(NOON)} +prospect`]);
  });

  it('asks history for what the event may have changed, and for nothing else', async () => {
    const world = anAudienceWorld({ segments: { gold, buyer, lapsed } });
    await world.take({ event: 'Signed Up' });
    world.requests.length = 0;
    await world.take({ event: 'Page Viewed' });
    await world.take({ event: 'Nickname Changed', traits: { nickname: 'Ada' } });
    expect(world.requests).toEqual([]);
    await world.take({ event: 'Order Completed' });
    expect(world.requests).toEqual(['eventsNamed Order Completed', 'write', 'told']);
  });

  it('reads no history for the first event of all, which is all of it', async () => {
    const world = anAudienceWorld({ segments: { buyer, lapsed } });
    await world.take({ event: 'Order Completed' });
    expect(world.requests).toEqual(['write', 'write', 'told']); // begun, then reckoned
  });

  it('costs no write for an event that merely puts off what time will change', async () => {
    const world = anAudienceWorld({
      segments: { active: { when: { event: 'Page Viewed', within: 'P30D' } } },
    });
    await world.take({ event: 'Page Viewed' });
    world.requests.length = 0;
    world.sleepTo(NOON + DAY);
    await world.take({ event: 'Page Viewed' });
    expect(world.requests).toEqual(['eventsNamed Page Viewed']);
    // and still leaves when it should: 30 days after the second view, not after the first
    await world.passTo(NOON + 31 * DAY + 1);
    expect(world.news().at(-1)).toBe(`${iso(NOON + 31 * DAY + 1)} -active`);
  });

  it('is looked at again sooner where an event brings that on without changing anything yet', async () => {
    const recent = (within: string) => ({ event: 'Order Completed', within });
    const isVip = { trait: 'vip', equals: true };
    // whoever is a VIP counts as recent for a week, everybody else for a month
    const when = { any: [{ all: [isVip, recent('P7D')] }, { all: [{ not: isVip }, recent('P30D')] }] };
    const world = anAudienceWorld({ segments: { recent: { when } } });
    await world.take({ event: 'Order Completed' });
    await world.take({ event: 'Promoted', traits: { vip: true } });
    await world.passTo(NOON + 8 * DAY);
    expect(world.news()).toEqual([`${iso(NOON)} +recent`, `${iso(NOON + 7 * DAY + 1)} -recent`]);
  });

  it('changes with the zone that its days are counted in', async () => {
    // New York: 2026-03-08 has 23 hours, so that seven days after 2 March 07:00 -05:00 are an hour short
    const world = anAudienceWorld({ segments: { fresh: { when: { event: 'Signed Up', within: 'P7D' } } } });
    await world.take({ event: 'Signed Up' });
    world.sleepTo(NOON + 7 * DAY - HOUR / 2);
    await world.take({ event: 'Moved', traits: { zone: 'America/New_York' } });
    expect(await world.memberships()).toEqual([]);
  });
});

describe('what time alone changes', () => {
  it('is told with its exact instant, however late the worker wakes', async () => {
    const world = anAudienceWorld({ segments: { lapsed } });
    await world.take({ event: 'Order Completed' });
    expect(await world.memberships()).toEqual([]);
    expect((await world.agenda()).dueAt).toBe(NOON + 90 * DAY + 1);
    world.sleepTo(NOON + 90 * DAY + 7_000);
    await world.review('due');
    expect(world.news()).toEqual([`${iso(NOON + 90 * DAY + 1)} +lapsed`]);
    expect((await world.agenda()).segments).toEqual({ lapsed: NOON + 90 * DAY + 1 });
  });

  it('is told before what an event changes that came in a moment before the worker', async () => {
    const world = anAudienceWorld({ segments: { lapsed } });
    await world.take({ event: 'Order Completed' });
    world.sleepTo(NOON + 95 * DAY);
    await world.take({ event: 'Order Completed' });
    expect(world.news()).toEqual([`${iso(NOON + 90 * DAY + 1)} +lapsed`, `${iso(NOON + 95 * DAY)} -lapsed`]);
  });

  it('is told change by change after days in which nobody looked', async () => {
    // two views an hour apart: for an hour after the first has left the day, it is one
    const one = { when: { event: 'Page Viewed', within: 'P1D', atLeast: 1, atMost: 1 } };
    const world = anAudienceWorld({ segments: { one } });
    await world.take({ event: 'Page Viewed' });
    world.sleepTo(NOON + HOUR);
    await world.take({ event: 'Page Viewed' });
    world.sleepTo(NOON + 9 * DAY);
    await world.review('due');
    expect(world.news()).toEqual([
      `${iso(NOON)} +one`,
      `${iso(NOON + HOUR)} -one`,
      `${iso(NOON + DAY + 1)} +one`,
      `${iso(NOON + HOUR + DAY + 1)} -one`,
    ]);
  });

  it('did not happen where a late event shows that it did not', async () => {
    const world = anAudienceWorld({ segments: { lapsed } });
    await world.take({ event: 'Order Completed' });
    world.sleepTo(NOON + 90 * DAY + 60_000);
    await world.take({ event: 'Order Completed', timestamp: iso(NOON + 88 * DAY) });
    expect(world.news()).toEqual([]);
  });

  it('is handed over where it falls due before the wheel looks again, and once', async () => {
    const soon = { when: { event: 'Cart Viewed', within: 'PT10M' } };
    const world = anAudienceWorld({ segments: { soon } });
    await world.take({ event: 'Cart Viewed' });
    const dueAt = NOON + 10 * 60_000 + 1;
    expect(world.handed).toEqual([{ customerId: 'c1', dueAt }]);
    world.sleepTo(NOON + 60_000);
    await world.take({ event: 'Cart Viewed' });
    expect(world.handed).toHaveLength(1);
  });
});

describe('news', () => {
  it('is told by the next one who comes by, where the bus was down', async () => {
    const world = anAudienceWorld({ segments: { gold } });
    world.busIsDown(true);
    await expect(world.take({ event: 'Signed Up', traits: { plan: 'gold' } })).rejects.toThrow('bus');
    expect(world.news()).toEqual([]);
    world.busIsDown(false);
    await world.take({ event: 'Page Viewed' });
    expect(world.news()).toEqual([`${iso(NOON)} +gold`]);
    expect((await world.agenda()).untold).toEqual([]);
  });

  it('has the same id in every telling', async () => {
    const world = anAudienceWorld({ segments: { gold } });
    await world.take({ event: 'Signed Up', traits: { plan: 'gold' } });
    const [before] = world.told;
    const other = anAudienceWorld({ segments: { gold } });
    await other.take({ event: 'Signed Up', traits: { plan: 'gold' } });
    expect(other.told[0]?.messageId).toBe(before?.messageId);
  });

  it('is one hop further than the event that caused it, and stops going round', async () => {
    const world = anAudienceWorld({ segments: { gold } });
    await world.take({ event: 'Signed Up', traits: { plan: 'gold' }, hop: 9 });
    expect(world.told[0]?.hop).toBe(10);
    await world.take({ event: 'Plan Changed', traits: { plan: 'silver' }, hop: 10 });
    expect(world.told).toHaveLength(1);
    expect(await world.memberships()).toEqual([]);
  });

  it('is written in several transactions where more segments change than one holds', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `s${index}`);
    const world = anAudienceWorld({ segments: Object.fromEntries(ids.map((id) => [id, gold])) });
    await world.take({ event: 'Signed Up' });
    world.requests.length = 0;
    await world.take({ event: 'Plan Changed', traits: { plan: 'gold' } });
    expect(world.requests).toEqual(['write', 'write', 'write', 'told']);
    expect(await world.memberships()).toHaveLength(100);
    expect(new Set(world.told.map(({ messageId }) => messageId)).size).toBe(100);
  });
});

describe('a crash between the writes of many changes', () => {
  it('loses no news and no membership: the retry of the event finishes both', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `s${index}`);
    const world = anAudienceWorld({ segments: Object.fromEntries(ids.map((id) => [id, gold])) });
    await world.take({ event: 'Signed Up' });
    const { write } = world.ports.agendas;
    let writes = 0;
    world.ports.agendas.write = async (...change) => {
      writes += 1;
      if (writes === 2) throw new Error('the table is down');
      return write(...change);
    };
    const change = { messageId: 'change', event: 'Plan Changed', traits: { plan: 'gold' } };
    await expect(world.take(change)).rejects.toThrow('down');
    await world.take(change);
    expect(await world.memberships()).toHaveLength(100);
    expect(new Set(world.told.map(({ properties }) => properties.segment)).size).toBe(100);
    expect(new Set(world.told.map(({ messageId }) => messageId)).size).toBe(100);
  });
});

describe('the stage', () => {
  it('is the furthest among the segments that she is in', async () => {
    const world = anAudienceWorld({
      segments: { gold: { ...gold, stage: 'consideration' }, buyer: { ...buyer, stage: 'purchase' }, lapsed },
    });
    await world.take({ event: 'Signed Up', traits: { plan: 'gold' } });
    expect((await world.agenda()).stage).toBe('consideration');
    world.sleepTo(NOON + HOUR);
    await world.take({ event: 'Order Completed' });
    await world.take({ event: 'Plan Changed', traits: { plan: 'silver' } });
    expect((await world.agenda()).stage).toBe('purchase');
    const stages = world.told.filter(({ event }) => event === 'Stage Changed');
    expect(stages.map(({ properties }) => properties)).toEqual([
      { stage: 'consideration' },
      { stage: 'purchase', before: 'consideration' },
    ]);
    expect(stages[1]?.timestamp).toBe(iso(NOON + HOUR));
  });
});
