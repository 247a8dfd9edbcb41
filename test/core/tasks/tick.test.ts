import { describe, expect, it } from 'vitest';
import type { Agenda } from '../../../lib/core/agenda/definition.ts';
import { noAgenda } from '../../../lib/core/agenda/no-agenda.ts';
import type { Audience } from '../../../lib/core/audience/definition.ts';
import { ScheduleEntry } from '../../../lib/core/journey/entry.ts';
import type { JourneyLife } from '../../../lib/core/journey/life.ts';
import type { Walk } from '../../../lib/core/ports.ts';
import { type TickPorts, tick } from '../../../lib/core/tasks/tick.ts';
import { toIso } from '../../../lib/core/time/instant.ts';
import { aWorld, DAY, HOUR, MINUTE, NOON, triggersOf } from '../../support/world.ts';

/** A world whose registry has one journey, `news`, entered by a schedule; every call of a port is counted. */
function aTicking(
  schedule: object | undefined,
  { life = {}, edition = 'a1' }: { life?: Partial<JourneyLife>; edition?: string } = {},
) {
  const schedules =
    schedule === undefined ? [] : [{ journeyId: 'news', entry: ScheduleEntry.parse({ schedule }) }];
  const audience: Audience = { edition, segments: [], dates: [], schedules };
  const world = aWorld([triggersOf({ id: 'news' })], { audience, lives: { news: life } });
  const walks: Walk[] = [];
  const calls: string[] = [];
  const ports: TickPorts = {
    ...world.ports,
    walks: { start: async (walk) => void walks.push(walk) },
  };
  const counted = Object.fromEntries(
    Object.entries(ports).map(([name, port]) => [name, countCalls(name, port, calls)]),
  ) as TickPorts;
  return { ...world, walks, calls, asked: ports, tick: () => tick(counted) };
}

function countCalls(name: string, port: object, calls: string[]): object {
  return Object.fromEntries(
    Object.entries(port).map(([call, does]: [string, (...of: unknown[]) => unknown]) => [
      call,
      (...of: unknown[]) => {
        if (name !== 'clock') calls.push(`${name}.${call}`);
        return does(...of);
      },
    ]),
  );
}

const names = (walks: readonly Walk[]) => walks.map(({ name }) => name);
const schedulesOnly = (walks: readonly Walk[]) => walks.filter(({ job }) => 'schedule' in job);

// NOON is 2026-03-02T12:00Z, a Monday; the horizon is a quarter of an hour.
describe('a tick', () => {
  it('begins the walk of a schedule ahead of its time, once', async () => {
    const world = aTicking({ cron: '10 12 * * *' });
    await world.tick();
    await world.tick();
    world.pass(MINUTE);
    await world.tick();
    expect(schedulesOnly(world.walks)).toEqual([
      {
        name: 'schedule.news.2026-03-02T12:10',
        at: NOON + 10 * MINUTE,
        job: { schedule: { journeyId: 'news', occasion: '2026-03-02T12:10' } },
      },
    ]);
  });

  it('begins each of a day’s walks once, at one tick a minute', async () => {
    const world = aTicking({ cron: '0 * * * *' });
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      await world.tick();
      world.pass(MINUTE);
    }
    const begun = names(schedulesOnly(world.walks));
    expect(new Set(begun).size).toBe(begun.length);
    expect(begun).toHaveLength(25); // from 12:00, the first instant looked at, to 12:00 of the next day, within its horizon
  });

  it('reads a schedule in its own zone, else in the company’s', async () => {
    const world = aTicking({ cron: '5 21 * * *', zone: 'Asia/Seoul' });
    await world.tick();
    expect(schedulesOnly(world.walks)).toMatchObject([{ at: NOON + 5 * MINUTE }]); // 21:05 at +09:00
  });

  it('begins a walk in everybody’s own zone where it is that late first, at UTC+14', async () => {
    const world = aTicking({ cron: '5 2 * * *', zone: 'customer' });
    await world.tick();
    expect(schedulesOnly(world.walks)).toMatchObject([
      { name: 'schedule.news.2026-03-03T02:05', at: NOON + 5 * MINUTE },
    ]);
  });

  it('begins a day late what an outage kept from beginning, and no later', async () => {
    const world = aTicking({ cron: '30 12 * * *' });
    await world.tick();
    world.pass(3 * DAY - HOUR);
    await world.tick();
    expect(schedulesOnly(world.walks).map(({ at }) => toIso(at))).toEqual(['2026-03-04T12:30:00.000Z']);
  });

  it.each([
    ['paused', { state: 'paused' as const }],
    ['over', { until: '2026-03-02T12:10:00Z' }],
    ['not yet begun', { from: '2026-03-02T12:11:00Z' }],
  ])('begins no walk of a journey that is %s', async (_how, life) => {
    const world = aTicking({ cron: '10 12 * * *' }, { life });
    await world.tick();
    expect(schedulesOnly(world.walks)).toEqual([]);
  });

  it('begins a walk over all customers after a deployment, once', async () => {
    const world = aTicking(undefined, { edition: 'a2' });
    await world.tick();
    world.pass(MINUTE);
    await world.tick();
    expect(world.walks.map(({ job, at }) => ({ job, at }))).toEqual([{ job: { backfill: 'a2' }, at: NOON }]);
  });

  it('does not leave out an occasion that a deployment brings within the horizon', async () => {
    const world = aTicking({ cron: '10 12 * * *' });
    await world.ports.wheel.setHandedUntil(NOON + 15 * MINUTE);
    await world.ports.wheel.setWalkedEdition('a0');
    await world.tick();
    expect(names(schedulesOnly(world.walks))).toEqual(['schedule.news.2026-03-02T12:10']);
  });

  it('does it all again when a walk could not be begun', async () => {
    const world = aTicking({ cron: '10 12 * * *' });
    const failing: TickPorts = {
      ...world.asked,
      walks: { start: () => Promise.reject(new Error('throttled')) },
    };
    await expect(tick(failing)).rejects.toThrow('throttled');
    await world.tick();
    expect(names(schedulesOnly(world.walks))).toEqual(['schedule.news.2026-03-02T12:10']);
    expect(world.walks).toHaveLength(2);
  });

  it('hands over agendas that fall due, and again those that are overdue', async () => {
    const world = aTicking(undefined);
    for (const [customerId, dueAt] of [
      ['soon', NOON + 14 * MINUTE],
      ['later', NOON + 16 * MINUTE],
      ['missed', NOON - 2 * MINUTE],
    ] as const) {
      const agenda: Agenda = { ...noAgenda(customerId), version: 1, dueAt };
      await world.ports.agendas.write(agenda, { entered: [], left: [] });
    }
    expect(await world.tick()).toMatchObject({ handedOver: 1, overdue: 1 });
    expect(world.toReview.map(({ customerId }) => customerId)).toEqual(['soon', 'missed']);
  });

  it('asks the table twice for each kind of thing that falls due, and three small things besides', async () => {
    const world = aTicking({ cron: '0 9 * * *' });
    await world.tick(); // begins the walk after a deployment
    world.calls.length = 0;
    world.pass(MINUTE);
    await world.tick();
    expect(world.calls.toSorted()).toEqual([
      'agendas.fallingDue',
      'agendas.fallingDue',
      'content.audience',
      'content.registry',
      'enrolments.fallingDue',
      'enrolments.fallingDue',
      'sends.fallingDue',
      'sends.fallingDue',
      'wheel.handedUntil',
      'wheel.setHandedUntil',
      'wheel.walkedEdition',
    ]);
  });
});
