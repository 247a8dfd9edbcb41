import { beforeEach, describe, expect, it } from 'vitest';
import type { DueEnrolment } from '../../lib/core/ports.ts';
import { anEnrolment, DAY, HOUR, NOON, runOf } from './fixtures.ts';
import type { OpenStores, Stores } from './stores.ts';

export function fallingDueContract(open: OpenStores): void {
  let stores: Stores;
  beforeEach(async () => {
    stores = await open();
  });
  const dueAt = async (...moments: number[]) => {
    const enrolments = moments.map((moment) => anEnrolment({ dueAt: moment }));
    await Promise.all(enrolments.map((enrolment) => stores.enrolments.enrol(enrolment, undefined)));
    return enrolments;
  };
  const between = async (from: number, to: number) => {
    const found: DueEnrolment[] = [];
    for await (const due of stores.enrolments.fallingDue(from, to)) found.push(due);
    return found;
  };

  /** Legs of an afternoon, and how long after noon they are due. */
  const legsDue = async () =>
    (await between(NOON, NOON + 4 * HOUR)).map((one) => [one.leg, one.dueAt - NOON]);

  describe('what falls due', () => {
    it('is told with customer, enrolment, leg and moment', async () => {
      const [enrolment] = await dueAt(NOON);
      expect(await between(NOON, NOON + 1)).toEqual([
        {
          customerId: enrolment?.customerId,
          enrolmentId: enrolment?.enrolmentId,
          leg: 1,
          dueAt: NOON,
        },
      ]);
    });

    it('includes the first moment asked for and excludes the last', async () => {
      await dueAt(NOON - 1, NOON, NOON + 59_999, NOON + 60_000);
      expect((await between(NOON, NOON + 60_000)).map((due) => due.dueAt)).toEqual([NOON, NOON + 59_999]);
    });

    it('comes in order of time through hours and days, however it was written', async () => {
      const moments = Array.from({ length: 60 }, (_, index) => NOON + ((index * 37) % 60) * 7 * 61_001);
      await dueAt(...moments);
      const found = (await between(NOON, NOON + DAY)).map((due) => due.dueAt);
      expect(found).toEqual(moments.toSorted((one, other) => one - other));
    });

    it('comes in order of the enrolment where the moment is the same', async () => {
      const enrolments = await dueAt(...Array<number>(20).fill(NOON));
      const found = (await between(NOON, NOON + 1)).map((due) => due.enrolmentId);
      expect(found).toEqual(enrolments.map((one) => one.enrolmentId).toSorted());
    });

    it('is found on both sides of a full hour and of midnight', async () => {
      const midnight = NOON + 12 * HOUR;
      const moments = [NOON + HOUR - 1, NOON + HOUR, midnight - 1, midnight];
      await dueAt(...moments);
      expect((await between(NOON, NOON + DAY)).map((due) => due.dueAt)).toEqual(moments);
      expect((await between(midnight - 1, midnight)).map((due) => due.dueAt)).toEqual([midnight - 1]);
      expect((await between(midnight, midnight + 1)).map((due) => due.dueAt)).toEqual([midnight]);
    });

    it('moves with every move of the enrolment, and goes when it ends', async () => {
      const [moved, ended] = await dueAt(NOON, NOON);
      if (moved === undefined || ended === undefined) throw new Error('two were enrolled');
      await stores.enrolments.exit(ended, { reason: 'bought', endedAt: NOON });
      const wait = { at: 'x', dueAt: NOON + HOUR, waiting: { since: NOON, onDue: 'y' } };

      expect(await legsDue()).toEqual([[1, 0]]);
      await stores.enrolments.park(runOf(moved), wait);
      expect(await legsDue()).toEqual([[1, HOUR]]);
      await stores.enrolments.wake(moved, {
        leg: 1,
        at: 'y',
        leaseUntil: NOON + 2 * HOUR,
        visit: { began: NOON },
      });
      expect(await legsDue()).toEqual([[2, 2 * HOUR]]);
      await stores.enrolments.takeOver(moved, { leg: 2, now: NOON + DAY, leaseUntil: NOON + 3 * HOUR });
      expect(await legsDue()).toEqual([[3, 3 * HOUR]]);
      await stores.enrolments.fail({ ...runOf(moved), leg: 3 }, { at: 'y', reason: 'x', endedAt: NOON });
      expect(await legsDue()).toEqual([]);
    });

    it('is nothing in an empty stretch of time', async () => {
      await dueAt(NOON);
      expect(await between(NOON, NOON)).toEqual([]);
      expect(await between(NOON + 1, NOON)).toEqual([]);
    });
  });
}
