import { beforeAll, describe, expect, it } from 'vitest';
import type { Enrolment } from '../../lib/core/enrolment/definition.ts';
import { allOf } from './all-of.ts';
import { anEnrolment, atOnce, enrolled, fresh, NOON, runOf, tally } from './fixtures.ts';
import type { OpenStores, Stores } from './stores.ts';

export function limitedEntryContract(open: OpenStores): void {
  let stores: Stores;
  beforeAll(async () => {
    stores = await open();
  });
  const enter = (journeyId: string, capacity: number, part: Partial<Enrolment> = {}) =>
    stores.enrolments.enrol(anEnrolment({ journeyId, ...part }), undefined, capacity);

  describe('a journey for so many', () => {
    it.each([1, 3, 8, 21])('takes %i and no more, however they come', async (capacity) => {
      const journeyId = fresh('journey');
      const answers: string[] = [];
      for (let index = 0; index < capacity + 2; index += 1) answers.push(await enter(journeyId, capacity));
      expect(tally(answers)).toEqual({ enrolled: capacity, full: 2 });
      expect(answers.slice(0, capacity)).not.toContain('full');
    });

    it('takes no more when all come at once', async () => {
      const journeyId = fresh('journey');
      const answers = await atOnce(24, () => enter(journeyId, 10));
      expect(tally(answers)).toEqual({ enrolled: 10, full: 14 });
      expect(await allOf(stores.enrolments.roll(journeyId))).toHaveLength(10);
    });

    it('that is full still knows whom it has', async () => {
      const enrolment = anEnrolment({ journeyId: fresh('journey') });
      await stores.enrolments.enrol(enrolment, undefined, 1);
      expect(await stores.enrolments.enrol(enrolment, undefined, 1)).toBe('exists');
    });

    it('does not count whom it refused', async () => {
      const journeyId = fresh('journey');
      const { customerId } = await enrolled(stores, { journeyId });
      expect(await enter(journeyId, 1, { customerId })).toBe('stale');
      expect(await enter(journeyId, 1)).toBe('enrolled');
    });

    it('takes more once it is for more, and none once it is for fewer', async () => {
      const journeyId = fresh('journey');
      await enter(journeyId, 1);
      expect([await enter(journeyId, 1), await enter(journeyId, 2), await enter(journeyId, 1)]).toEqual([
        'full',
        'enrolled',
        'full',
      ]);
    });

    it('does not count those of another journey', async () => {
      await enter(fresh('journey'), 1);
      expect(await enter(fresh('journey'), 1)).toBe('enrolled');
    });
  });

  describe('the roll of a journey', () => {
    it('names the latest enrolment of each customer and key, oldest first, ended or not', async () => {
      const journeyId = fresh('journey');
      const entered = (part: Partial<Enrolment>) => enrolled(stores, { journeyId, ...part });
      const third = await entered({ enteredAt: NOON + 3, key: 'b' });
      const second = await entered({ enteredAt: NOON + 2, customerId: third.customerId, key: 'a' });
      const first = await entered({ enteredAt: NOON + 1 });
      const last = anEnrolment({ journeyId, customerId: first.customerId, enteredAt: NOON + 4 });
      await stores.enrolments.enrol(last, first.enrolmentId);
      await enrolled(stores, { journeyId: fresh('journey') });
      await stores.enrolments.complete(runOf(second), { at: 'x', reason: 'completed', endedAt: NOON });
      expect(await allOf(stores.enrolments.roll(journeyId))).toEqual(
        [second, third, last].map(({ customerId, enrolmentId }) => ({ customerId, enrolmentId })),
      );
      expect(await allOf(stores.enrolments.roll(journeyId, NOON + 3))).toEqual(
        [third, last].map(({ customerId, enrolmentId }) => ({ customerId, enrolmentId })),
      );
    });
  });
}
