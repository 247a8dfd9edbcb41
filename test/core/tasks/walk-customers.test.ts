import { describe, expect, it } from 'vitest';
import type { Agenda } from '../../../lib/core/agenda/definition.ts';
import { noAgenda } from '../../../lib/core/agenda/no-agenda.ts';
import type { Audience } from '../../../lib/core/audience/definition.ts';
import { ScheduleEntry } from '../../../lib/core/journey/entry.ts';
import type { JourneyLife } from '../../../lib/core/journey/life.ts';
import { DIRECTORY_SHARDS } from '../../../lib/core/profile/directory.ts';
import { unknownProfile } from '../../../lib/core/profile/unknown-profile.ts';
import { shardOf } from '../../../lib/core/shard-of.ts';
import type { WalkPage } from '../../../lib/core/tasks/input.ts';
import { walkCustomers } from '../../../lib/core/tasks/walk-customers.ts';
import { aWorld, DAY, HOUR, MINUTE, triggersOf, type World } from '../../support/world.ts';

const OCCASION = '2026-03-02T12:00'; // NOON of the world, in UTC

function aWalking(
  entry: object = {},
  { life = {}, audience: part = {} }: { life?: Partial<JourneyLife>; audience?: Partial<Audience> } = {},
) {
  const audience: Audience = {
    edition: 'a1',
    segments: [],
    dates: [],
    schedules: [
      { journeyId: 'news', entry: ScheduleEntry.parse({ schedule: { cron: '0 12 * * *' }, ...entry }) },
    ],
    ...part,
  };
  return aWorld([triggersOf({ id: 'news' })], { audience, lives: { news: life } });
}

async function known(world: World, ...ids: readonly string[]): Promise<void> {
  for (const id of ids) await world.ports.customers.putProfile({ ...unknownProfile(id), version: 1 });
}

async function members(world: World, segment: string, ...ids: readonly string[]): Promise<void> {
  await known(world, ...ids);
  for (const customerId of ids) {
    const agenda: Agenda = { ...noAgenda(customerId), edition: 'a1', version: 1, segments: { [segment]: 0 } };
    await world.ports.agendas.write(agenda, { entered: [segment], left: [] });
  }
}

const news: WalkPage['job'] = { schedule: { journeyId: 'news', occasion: OCCASION } };

/** All parts, one after the other, page by page. @returns how many calls it took, and how long a part waits at most */
async function walk(world: World, job: WalkPage['job'] = news) {
  let calls = 0;
  let waited = 0;
  for (let shard = 0; shard < DIRECTORY_SHARDS; shard += 1) {
    let after: string | undefined;
    let ofPart = 0;
    do {
      const page = await walkCustomers(
        { job, shard, ...(after === undefined ? {} : { after }) },
        world.ports,
      );
      calls += 1;
      ofPart += page.waitSeconds;
      after = page.next;
    } while (after !== undefined);
    waited = Math.max(waited, ofPart);
  }
  return { calls, waited };
}

const many = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`);
const reached = (world: World) => world.published.map(({ customerId }) => customerId).toSorted();

describe('a schedule’s walk', () => {
  it('tells every customer that the time has come, each once', async () => {
    const world = aWalking();
    await known(world, ...many(500));
    await walk(world);
    expect(reached(world)).toEqual(many(500).toSorted());
    expect(world.published[0]).toMatchObject({
      event: 'Schedule Reached',
      properties: { journey: 'news', occasion: OCCASION },
    });
  });

  it('done twice tells the same events, which are known the second time', async () => {
    const world = aWalking();
    await known(world, ...many(20));
    await walk(world);
    const first = new Set(world.published.map(({ messageId }) => messageId));
    await walk(world);
    expect(world.published).toHaveLength(40);
    expect(new Set(world.published.map(({ messageId }) => messageId))).toEqual(first);
  });

  it('has other events for another occasion', async () => {
    const world = aWalking();
    await known(world, 'c1');
    await walk(world);
    await walk(world, { schedule: { journeyId: 'news', occasion: '2026-03-03T12:00' } });
    expect(new Set(world.published.map(({ messageId }) => messageId)).size).toBe(2);
  });

  it('tells only members of its segment, as they are at this moment', async () => {
    const world = aWalking({ among: 'regulars' });
    await members(world, 'regulars', 'in', 'gone');
    await known(world, 'never');
    const { agenda } = await world.ports.customers.customer('gone');
    await world.ports.agendas.write(
      { ...agenda, version: 2, segments: {} },
      { entered: [], left: ['regulars'] },
    );
    await walk(world);
    expect(reached(world)).toEqual(['in']);
  });

  it('does not believe an index that lags behind the customer', async () => {
    const world = aWalking({ among: 'regulars' });
    await members(world, 'regulars', 'in');
    const lagging: World = {
      ...world,
      ports: {
        ...world.ports,
        agendas: {
          ...world.ports.agendas,
          members: async ({ shard, after }) =>
            shard === 0 && after !== 'z' ? ['in', 'left-just-now', 'z'] : [],
        },
      },
    };
    await walk(lagging);
    expect(reached(world)).toEqual(['in']);
  });

  it('passes over who was erased, and ids that became another customer', async () => {
    const world = aWalking();
    await known(world, 'c1');
    await world.ports.customers.putProfile({ ...unknownProfile('erased'), version: 1, erasedAt: 1 });
    await world.ports.customers.putProfile({ ...unknownProfile('browser'), version: 1, mergedInto: 'c1' });
    await walk(world);
    expect(reached(world)).toEqual(['c1']);
  });

  it('goes on after a customer, whoever has gone meanwhile', async () => {
    const world = aWalking();
    const ids = many(200).filter((id) => shardOf(id, DIRECTORY_SHARDS) === 9);
    await known(world, ...ids);
    const [, second] = ids.toSorted();
    if (second === undefined) throw new Error('too few in the part');
    await walkCustomers({ job: news, shard: 9, after: second }, world.ports);
    expect(reached(world)).toEqual(ids.toSorted().slice(2));
  });

  it.each([
    ['the journey was paused', { life: { state: 'paused' as const } }, news],
    ['the journey is over', { life: { until: '2026-03-02T12:00:00Z' } }, news],
    ['the schedule is gone', { audience: { schedules: [] } }, news],
    ['the schedule says another time', {}, { schedule: { journeyId: 'news', occasion: '2026-03-02T11:00' } }],
  ])('tells nobody where, since it was begun, %s', async (_what, world, job) => {
    const walking = aWalking({}, world);
    await known(walking, ...many(50));
    const { calls } = await walk(walking, job);
    expect(reached(walking)).toEqual([]);
    expect(calls).toBe(DIRECTORY_SHARDS);
  });

  it('lets in no more than so many in a second, however few there are in each part', async () => {
    const world = aWalking({ perSecond: 2 });
    await known(world, ...many(320));
    const pages: number[] = [];
    for (let shard = 8; shard < DIRECTORY_SHARDS; shard += 1) {
      let after: string | undefined;
      let seconds = 0;
      let done = 0;
      do {
        const page = await walkCustomers(
          { job: news, shard, ...(after === undefined ? {} : { after }) },
          world.ports,
        );
        seconds += page.waitSeconds;
        done += page.done;
        after = page.next;
      } while (after !== undefined);
      if (seconds > 0) pages.push((8 * done) / seconds); // eight parts side by side
    }
    expect(pages.length).toBeGreaterThan(40);
    expect(Math.max(...pages)).toBeLessThanOrEqual(2);
  });
});

describe('a schedule’s walk in everybody’s own zone', () => {
  const own = { schedule: { cron: '0 12 * * *', zone: 'customer' } };
  const inZone = (world: World, id: string, zone: string) =>
    world.ports.customers.putProfile({ ...unknownProfile(id), version: 1, traits: { zone } });
  const appointed = async (world: World, id: string) => {
    const { agenda } = await world.ports.customers.customer(id);
    return Object.values(agenda.appointments).map(
      ({ occasion, at }) => `${occasion} ${new Date(at).toISOString()}`,
    );
  };

  it('puts the occasion into each agenda, at that time on her own clock', async () => {
    const world = aWalking(own);
    world.pass(-14 * HOUR); // 12:00 at UTC+14
    await inZone(world, 'seoul', 'Asia/Seoul');
    await inZone(world, 'new-york', 'America/New_York');
    await walk(world);
    expect(await appointed(world, 'seoul')).toEqual([`${OCCASION} 2026-03-02T03:00:00.000Z`]);
    expect(await appointed(world, 'new-york')).toEqual([`${OCCASION} 2026-03-02T17:00:00.000Z`]);
    expect(world.published).toEqual([]);
  });

  it('lets her come as much later as the walk needed to get to her, so that a zone does not come all at once', async () => {
    const world = aWalking(own);
    world.pass(-14 * HOUR + 20 * MINUTE);
    await inZone(world, 'seoul', 'Asia/Seoul');
    await walk(world);
    expect(await appointed(world, 'seoul')).toEqual([`${OCCASION} 2026-03-02T03:20:00.000Z`]);
  });

  it('keeps two days apart where one begins before the other has ended', async () => {
    const world = aWalking(own);
    await inZone(world, 'pago-pago', 'Pacific/Pago_Pago'); // UTC−11: 25 hours after Kiritimati
    world.pass(-14 * HOUR);
    await walk(world);
    world.pass(DAY);
    await walk(world, { schedule: { journeyId: 'news', occasion: '2026-03-03T12:00' } });
    expect(await appointed(world, 'pago-pago')).toEqual([
      `${OCCASION} 2026-03-02T23:00:00.000Z`,
      '2026-03-03T12:00 2026-03-03T23:00:00.000Z',
    ]);
  });
});

describe('the walk after a deployment', () => {
  const regulars: Partial<Audience> = {
    segments: [
      {
        id: 'regulars',
        title: 'Regulars',
        when: { trait: 'level', equals: 'gold' },
        backfill: 'quiet',
      },
    ],
  };

  it('reckons for each customer what is new, and tells nobody of it', async () => {
    const world = aWalking({}, { audience: regulars });
    const ids = many(300);
    for (const [index, id] of ids.entries()) {
      const traits = { level: index % 3 === 0 ? 'gold' : 'blue' };
      await world.ports.customers.putProfile({ ...unknownProfile(id), version: 1, traits });
    }
    await walk(world, { backfill: 'a1' });
    const found: string[] = [];
    for (let shard = 0; shard < DIRECTORY_SHARDS; shard += 1) {
      found.push(...(await world.ports.agendas.members({ segment: 'regulars', shard, limit: 100 })));
    }
    expect(found.toSorted()).toEqual(ids.filter((_, index) => index % 3 === 0).toSorted());
    expect(world.published).toEqual([]);
  });

  it('ends where a newer one is on its way', async () => {
    const world = aWalking({}, { audience: regulars });
    await world.ports.customers.putProfile({
      ...unknownProfile('c1'),
      version: 1,
      traits: { level: 'gold' },
    });
    expect(await walk(world, { backfill: 'a0' })).toEqual({ calls: DIRECTORY_SHARDS, waited: 0 });
    expect((await world.ports.customers.customer('c1')).agenda.segments).toEqual({});
  });
});
