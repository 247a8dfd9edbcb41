import { beforeEach, describe, expect, it } from 'vitest';
import type { Aside } from '../../lib/core/ports.ts';
import { allOf } from './all-of.ts';
import { atOnce, DAY, fresh, HOUR, NOON } from './fixtures.ts';
import type { OpenStores, Stores } from './stores.ts';

export function asidesContract(open: OpenStores): void {
  let stores: Stores;
  beforeEach(async () => {
    stores = await open();
  });
  const anAside = (part: Partial<Aside> = {}): Aside => ({
    id: fresh('event'),
    at: NOON,
    name: 'Order Complete',
    reason: 'unknown-event',
    detail: 'there is no event of this name',
    event: { total: 42.5, '': [null, { deep: true }] },
    ...part,
  });

  describe('what was not taken in', () => {
    it('is kept as it came, by day, oldest first', async () => {
      const { event: _absent, ...erased } = anAside({ at: NOON + HOUR, reason: 'erased-customer' });
      const [late, early, yesterday] = [
        anAside({ at: NOON + 2 }),
        anAside({ at: NOON - 2, event: 'text' }),
        anAside({ at: NOON - DAY }),
      ];
      for (const aside of [erased, late, early, yesterday]) await stores.asides.setAside(aside);
      expect(await allOf(stores.asides.of(NOON + 3 * HOUR))).toEqual([early, late, erased]);
      expect(await allOf(stores.asides.of(NOON - DAY))).toEqual([yesterday]);
    });

    it('is counted by day in UTC, name and reason', async () => {
      // 2026-03-02 is the day of NOON: see fixtures.
      const lastOfDay = Date.parse('2026-03-02T23:59:59.999Z');
      const all = [
        anAside(),
        anAside({ at: lastOfDay }),
        anAside(),
        anAside({ reason: 'invalid-properties' }),
        anAside({ name: 'Cart#1 100% $' }),
        anAside({ at: lastOfDay + 1 }),
        anAside({ at: NOON - DAY }),
      ];
      for (const aside of all) await stores.asides.setAside(aside);
      const name = 'Order Complete';
      expect(await stores.asides.counts(NOON)).toEqual([
        { day: '2026-03-02', name: 'Cart#1 100% $', reason: 'unknown-event', count: 1 },
        { day: '2026-03-02', name, reason: 'invalid-properties', count: 1 },
        { day: '2026-03-02', name, reason: 'unknown-event', count: 3 },
        { day: '2026-03-03', name, reason: 'unknown-event', count: 1 },
      ]);
    });

    it('is kept and counted once for each id, however often and whenever it comes', async () => {
      const aside = anAside();
      await atOnce(10, () => stores.asides.setAside(aside));
      await stores.asides.setAside({ ...aside, at: NOON + 2 * DAY });
      expect(await allOf(stores.asides.of(NOON))).toEqual([aside]);
      expect((await stores.asides.counts(0)).map(({ day, count }) => [day, count])).toEqual([
        ['2026-03-02', 1],
      ]);
    });

    it('is counted in full when a source sends much of it at once', async () => {
      await atOnce(60, () => stores.asides.setAside(anAside()));
      expect((await stores.asides.counts(NOON)).map(({ count }) => count)).toEqual([60]);
    });

    it('may have a name and an id of any length', async () => {
      const aside = anAside({ id: '료'.repeat(2_000), name: '완'.repeat(2_000) });
      await stores.asides.setAside(aside);
      expect(await allOf(stores.asides.of(NOON))).toEqual([aside]);
      expect(await stores.asides.counts(NOON)).toMatchObject([{ name: aside.name, count: 1 }]);
    });
  });
}
