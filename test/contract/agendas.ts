import { beforeAll, describe, expect, it } from 'vitest';
import type { Agenda } from '../../lib/core/agenda/definition.ts';
import { DIRECTORY_SHARDS } from '../../lib/core/profile/directory.ts';
import { shardOf } from '../../lib/core/shard-of.ts';
import { allOf } from './all-of.ts';
import { anAgenda, atOnce, DAY, fresh, HOUR, NOON, neighbours, pagesOf, tally } from './fixtures.ts';
import type { OpenStores, Stores } from './stores.ts';

export function agendasContract(open: OpenStores): void {
  let stores: Stores;
  beforeAll(async () => {
    stores = await open();
  });
  const NO_CHANGE = { entered: [], left: [] };
  const agendaOf = async (customerId: string) => (await stores.customers.customer(customerId)).agenda;
  /** Who is in the segment, in the same part of the directory as the customer. */
  const membersAround = (customerId: string, segment: string) =>
    stores.agendas.members({ segment, shard: shardOf(customerId, DIRECTORY_SHARDS), limit: 10 });

  describe('an agenda', () => {
    it('is read with its customer as it was written', async () => {
      const agenda: Agenda = anAgenda(fresh('customer'), {
        segments: { regulars: NOON, 'far-away': NOON - DAY },
        changes: { regulars: NOON + DAY },
        stage: 'aftercare',
        appointments: { birthday: { occasion: '2027-02-28', at: NOON + 360 * DAY } },
        untold: [
          { segment: 'regulars', change: 'entered', at: NOON },
          { stage: 'aftercare', at: NOON },
          { journey: 'birthday', occasion: '2026-02-28', at: NOON },
        ],
        dueAt: NOON + DAY,
      });
      expect(await stores.agendas.write(agenda, { entered: ['regulars', 'far-away'], left: [] })).toBe(
        'written',
      );
      expect(await agendaOf(agenda.customerId)).toEqual(agenda);
    });

    it('of another version than the next one is stale, and nobody becomes a member by it', async () => {
      const customerId = fresh('customer');
      const segment = fresh('segment');
      await stores.agendas.write(anAgenda(customerId), NO_CHANGE);
      for (const version of [1, 3]) {
        const late = anAgenda(customerId, { version, segments: { [segment]: NOON } });
        expect(await stores.agendas.write(late, { entered: [segment], left: [] })).toBe('stale');
        expect(await stores.agendas.write(late, NO_CHANGE)).toBe('stale');
      }
      expect(await agendaOf(customerId)).toEqual(anAgenda(customerId));
      expect(await membersAround(customerId, segment)).toEqual([]);
    });

    it('is written by exactly one of 20 who read the same version', async () => {
      const customerId = fresh('customer');
      const change = { entered: [fresh('segment')], left: [] };
      const answers = await atOnce(20, () => stores.agendas.write(anAgenda(customerId), change));
      expect(tally(answers)).toEqual({ written: 1, stale: 19 });
    });

    it('takes 40 segments at once', async () => {
      const segments = Array.from({ length: 40 }, () => fresh('segment'));
      const customerId = fresh('customer');
      const agenda = anAgenda(customerId, {
        segments: Object.fromEntries(segments.map((segment) => [segment, NOON])),
      });
      expect(await stores.agendas.write(agenda, { entered: segments, left: [] })).toBe('written');
      const found = await Promise.all(segments.map((segment) => membersAround(customerId, segment)));
      expect(found.flat()).toEqual(segments.map(() => customerId));
    });

    it('forgets what has been told, and nothing that came since', async () => {
      const customerId = fresh('customer');
      const untold = [{ segment: 'regulars', change: 'entered' as const, at: NOON }];
      await stores.agendas.write(anAgenda(customerId, { untold }), NO_CHANGE);
      await stores.agendas.told({ customerId, version: 2 });
      expect((await agendaOf(customerId)).untold).toEqual(untold);
      await stores.agendas.told({ customerId, version: 1 });
      expect(await agendaOf(customerId)).toEqual(anAgenda(customerId));
    });

    it('that was never written cannot be told', async () => {
      const customerId = fresh('customer');
      await stores.agendas.told({ customerId, version: 0 });
      expect((await agendaOf(customerId)).version).toBe(0);
    });
  });

  describe('members of a segment', () => {
    it('are those who entered it and have not left', async () => {
      const [segment, other] = [fresh('segment'), fresh('segment')];
      const [one = '', two = ''] = neighbours(2).names;
      const both = { entered: [segment, other], left: [] };
      await stores.agendas.write(anAgenda(one), both);
      await stores.agendas.write(anAgenda(two), both);
      await stores.agendas.write(anAgenda(two, { version: 2 }), { entered: [], left: [segment] });
      expect(await membersAround(one, segment)).toEqual([one]);
      expect(await membersAround(one, other)).toEqual([one, two].toSorted());
    });

    it('come page by page, in order of their ids, each once', async () => {
      const segment = fresh('segment');
      const { shard, names } = neighbours(5);
      for (const name of [...names, 'far-away'])
        await stores.agendas.write(anAgenda(name), { entered: [segment], left: [] });
      const found = await pagesOf(2, (after) =>
        stores.agendas.members({ segment, shard, limit: 2, ...after }),
      );
      expect(found).toEqual(names.toSorted());
    });
  });

  describe('agendas that fall due', () => {
    it('come in order of their instants, from the first on and without the last', async () => {
      const own = await open();
      const at = [2 * HOUR, 0, HOUR - 1, -1].map((offset) => NOON + offset);
      const customers = at.map(() => fresh('customer'));
      await Promise.all(
        customers.map((customerId, index) =>
          own.agendas.write(anAgenda(customerId, { dueAt: at[index] ?? 0 }), NO_CHANGE),
        ),
      );
      expect(await allOf(own.agendas.fallingDue(NOON, NOON + 2 * HOUR))).toEqual([
        { customerId: customers[1], dueAt: NOON },
        { customerId: customers[2], dueAt: NOON + HOUR - 1 },
      ]);
    });

    it('are known by their latest instant, and not at all without one', async () => {
      const own = await open();
      const [one, other] = [fresh('customer'), fresh('customer')];
      await own.agendas.write(anAgenda(one, { dueAt: NOON }), NO_CHANGE);
      await own.agendas.write(anAgenda(other, { dueAt: NOON }), NO_CHANGE);
      await own.agendas.write(anAgenda(one, { version: 2, dueAt: NOON + 1 }), NO_CHANGE);
      await own.agendas.write(anAgenda(other, { version: 2 }), NO_CHANGE);
      expect(await allOf(own.agendas.fallingDue(NOON, NOON + HOUR))).toEqual([
        { customerId: one, dueAt: NOON + 1 },
      ]);
    });
  });
}
