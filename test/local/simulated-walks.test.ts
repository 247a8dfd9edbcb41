import { describe, expect, it } from 'vitest';
import type { Audience } from '../../lib/core/audience/definition.ts';
import { ScheduleEntry } from '../../lib/core/journey/entry.ts';
import { unknownProfile } from '../../lib/core/profile/unknown-profile.ts';
import type { WalkPage } from '../../lib/core/tasks/input.ts';
import { walkCustomers } from '../../lib/core/tasks/walk-customers.ts';
import { simulatedWalks } from '../../lib/local/simulated-walks.ts';
import { createVirtualClock } from '../../lib/local/virtual-clock.ts';
import { aWorld, MINUTE, NOON, triggersOf } from '../support/world.ts';

const job = { schedule: { journeyId: 'news', occasion: '2026-03-02T12:00' } };

describe('a simulated walk', () => {
  it('takes the parts in order, eight at a time, and each page by page', async () => {
    const clock = createVirtualClock(NOON);
    const pages: WalkPage[] = [];
    const walks = simulatedWalks(clock, async (page) => {
      pages.push(page);
      return page.after === undefined ? { next: 'm', waitSeconds: 60, done: 1 } : { waitSeconds: 0, done: 1 };
    });
    await walks.start({ name: 'one', at: NOON, job });
    await clock.runUntil(NOON + 30_000);
    expect(pages).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((shard) => ({ job, shard })));
    await clock.runUntil(NOON + 60 * MINUTE);
    expect(pages).toHaveLength(128);
    expect(pages.slice(8, 16)).toContainEqual({ job, shard: 0, after: 'm' });
    expect(new Set(pages.map(({ shard }) => shard)).size).toBe(64);
  });

  it('begins at its time, and once', async () => {
    const clock = createVirtualClock(NOON);
    const begun: number[] = [];
    const walks = simulatedWalks(clock, async ({ shard }) => {
      if (shard === 0) begun.push(clock.now());
      return { waitSeconds: 0, done: 0 };
    });
    await walks.start({ name: 'one', at: NOON + MINUTE, job });
    await walks.start({ name: 'one', at: NOON + 2 * MINUTE, job });
    await clock.runUntil(NOON + 60 * MINUTE);
    expect(begun).toHaveLength(1);
    expect(begun[0]).toBeGreaterThanOrEqual(NOON + MINUTE);
    expect(begun[0]).toBeLessThan(NOON + MINUTE + 1_000);
  });
});

describe('a schedule over 3,000 customers, 20 a second', () => {
  it('lets in all, in no minute more than that, and is done when that rate says', async () => {
    const { told, lastAt } = await enrolled({ customers: 3_000, perSecond: 20 });
    expect(told.size).toBe(3_000);
    const times = [...told.values()].toSorted((one, other) => one - other);
    const inMinuteFrom = times.map((from) => times.filter((at) => from <= at && at < from + MINUTE).length);
    expect(Math.max(...inMinuteFrom)).toBeLessThanOrEqual(60 * 20 + 25); // one page more at the edge
    const seconds = (lastAt - NOON) / 1000;
    expect(seconds).toBeGreaterThanOrEqual(3_000 / 20 - 10);
    expect(seconds).toBeLessThan((3_000 / 20) * 1.3); // pages that are not full, and the function's own time
  });
});

/** When each customer was told that the time has come. */
async function enrolled(of: { customers: number; perSecond: number }) {
  const entry = ScheduleEntry.parse({ schedule: { cron: '0 12 * * *' }, perSecond: of.perSecond });
  const audience: Audience = {
    edition: 'a1',
    segments: [],
    dates: [],
    schedules: [{ journeyId: 'news', entry }],
  };
  const { ports } = aWorld([triggersOf({ id: 'news' })], { audience });
  const clock = createVirtualClock(NOON);
  const told = new Map<string, number>();
  const publisher = {
    publishAll: async (events: readonly { customerId: string }[]) => {
      for (const { customerId } of events) told.set(customerId, clock.now());
    },
  };
  for (let count = 0; count < of.customers; count += 1) {
    await ports.customers.putProfile({ ...unknownProfile(`c${count}`), version: 1 });
  }
  const walks = simulatedWalks(clock, (page) => walkCustomers(page, { ...ports, clock, publisher }));
  await walks.start({ name: 'news', at: NOON, job });
  await clock.runUntil(NOON + 24 * 60 * MINUTE);
  return { told, lastAt: Math.max(...told.values()) };
}
