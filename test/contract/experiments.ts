import { beforeAll, describe, expect, it } from 'vitest';
import { StoreBusyError } from '../../lib/core/errors.ts';
import { byCohort, NOTHING } from '../../lib/core/experiment/totals.ts';
import { allOf } from './all-of.ts';
import { anEnrolment, atOnce, DAY, EVEN, enrolled, fresh, NOON, parked, runOf, tally } from './fixtures.ts';
import type { OpenStores, Stores } from './stores.ts';

export function experimentsContract(open: OpenStores): void {
  let stores: Stores;
  beforeAll(async () => {
    stores = await open();
  });

  const assign = async (experimentId: string, variant: string, enrolment = anEnrolment()) => {
    const { customerId } = enrolment;
    const assignment = { experimentId, customerId, variant, weights: EVEN, at: NOON };
    return stores.experiments.assign(assignment, runOf(enrolment), 'offer');
  };
  /** A customer with a variant. */
  const assigned = async (experimentId: string, variant: string) => {
    const enrolment = await enrolled(stores);
    await assign(experimentId, variant, enrolment);
    return enrolment.customerId;
  };
  describe('an assignment', () => {
    it('counts the customer and tells the enrolment', async () => {
      const experimentId = fresh('experiment');
      const enrolment = await enrolled(stores);
      expect(await assign(experimentId, 'five-off', enrolment)).toEqual({ variant: 'five-off' });
      expect((await stores.enrolments.enrolment(enrolment))?.variants).toEqual({ offer: 'five-off' });
      expect(await stores.experiments.totals(experimentId)).toEqual([
        { variant: 'five-off', day: '2026-03-02', weights: EVEN, ...NOTHING, assigned: 1 },
      ]);
    });

    it('stays what it was, in a later enrolment too, and counts once', async () => {
      const experimentId = fresh('experiment');
      const first = await enrolled(stores);
      const later = await enrolled(stores, { customerId: first.customerId, journeyId: 'again' });
      await assign(experimentId, 'five-off', first);
      expect(await assign(experimentId, 'no-offer', first)).toEqual({ variant: 'five-off' });
      expect(await assign(experimentId, 'no-offer', later)).toEqual({ variant: 'five-off' });
      expect((await stores.enrolments.enrolment(later))?.variants).toEqual({ offer: 'five-off' });
      expect(await stores.experiments.totals(experimentId)).toMatchObject([
        { variant: 'five-off', assigned: 1 },
      ]);
    });

    it('is refused to a leg that is over, and then nobody is counted', async () => {
      const experimentId = fresh('experiment');
      const waiting = await parked(stores);
      expect(await assign(experimentId, 'five-off', waiting)).toBe('leg-over');
      expect(await assign(experimentId, 'five-off', anEnrolment())).toBe('leg-over');
      expect(await stores.experiments.totals(experimentId)).toEqual([]);
    });

    it('is one and the same for 30 copies of a leg', async () => {
      const experimentId = fresh('experiment');
      const enrolment = await enrolled(stores);
      const answers = await atOnce(30, () => assign(experimentId, 'five-off', enrolment));
      expect(tally(answers.map((answer) => (answer === 'leg-over' ? answer : answer.variant)))).toEqual({
        'five-off': 30,
      });
      expect(await stores.experiments.totals(experimentId)).toMatchObject([{ assigned: 1 }]);
    });
  });

  describe('an assignment without a step', () => {
    it('counts once, and tells whoever comes later who brought the customer in', async () => {
      const experimentId = fresh('experiment');
      const customerId = fresh('customer');
      const assignment = { experimentId, customerId, variant: 'marketing', weights: EVEN, at: NOON };
      const first = { variant: 'marketing', by: 'first' };
      expect(await stores.experiments.join(assignment, 'first')).toEqual(first);
      expect(await stores.experiments.join({ ...assignment, variant: 'held-out' }, 'later')).toEqual(first);
      expect(await stores.experiments.totals(experimentId)).toMatchObject([
        { variant: 'marketing', assigned: 1 },
      ]);
    });
  });

  describe('an outcome', () => {
    it("is credited to the customer's variant", async () => {
      const experimentId = fresh('experiment');
      const customerId = await assigned(experimentId, 'five-off');
      expect(await stores.experiments.credit(order(experimentId, customerId, { valueMinor: 4_250 }))).toBe(
        'credited',
      );
      expect(await stores.experiments.totals(experimentId)).toEqual([
        {
          variant: 'five-off',
          day: '2026-03-02',
          weights: EVEN,
          ...NOTHING,
          assigned: 1,
          converted: 1,
          valueMinor: 4_250,
          valueSquares: 18_062_500n, // 4250²
        },
      ]);
    });

    it('of the same event is credited once', async () => {
      const experimentId = fresh('experiment');
      const customerId = await assigned(experimentId, 'five-off');
      const outcome = order(experimentId, customerId, { valueMinor: 100 });
      await stores.experiments.credit(outcome);
      expect(await stores.experiments.credit(outcome)).toBe('duplicate');
      expect(await stores.experiments.totals(experimentId)).toMatchObject([{ valueMinor: 100 }]);
    });

    it('counts a customer once, adds their value up, and squares the sum', async () => {
      const experimentId = fresh('experiment');
      const customerId = await assigned(experimentId, 'five-off');
      for (const valueMinor of [300, 400]) {
        await stores.experiments.credit(order(experimentId, customerId, { valueMinor }));
      }
      await stores.experiments.credit({ ...order(experimentId, customerId, {}), metric: 'clicked' });
      expect(await stores.experiments.totals(experimentId)).toMatchObject([
        {
          variant: 'five-off',
          assigned: 1,
          clicked: 1,
          converted: 1,
          valueMinor: 700,
          valueSquares: 490_000n, // (300 + 400)², not 300² + 400²
        },
      ]);
    });

    it('of a refund takes value back, in whatever order they come', async () => {
      const experimentId = fresh('experiment');
      for (const reversed of [false, true]) {
        const customerId = await assigned(experimentId, 'five-off');
        const both = [
          order(experimentId, customerId, { valueMinor: 500 }),
          { ...order(experimentId, customerId, { valueMinor: -200 }), metric: 'refunded' as const },
        ];
        for (const one of reversed ? both.toReversed() : both) await stores.experiments.credit(one);
      }
      expect(await stores.experiments.totals(experimentId)).toMatchObject([
        { converted: 2, refunded: 2, valueMinor: 600, valueSquares: 180_000n }, // twice 300²
      ]);
    });

    it('without a value counts once, whatever else follows', async () => {
      const experimentId = fresh('experiment');
      const customerId = await assigned(experimentId, 'five-off');
      const metrics = ['exposed', 'clicked', 'unsubscribed', 'complained', 'bounced'] as const;
      for (const metric of metrics) {
        const first = { ...order(experimentId, customerId), metric };
        expect(await stores.experiments.credit(first)).toBe('credited');
        expect(await stores.experiments.credit({ ...first, eventId: fresh('another') })).toBe('duplicate');
      }
      expect(await stores.experiments.totals(experimentId)).toMatchObject([
        { assigned: 1, exposed: 1, clicked: 1, unsubscribed: 1, complained: 1, bounced: 1, converted: 0 },
      ]);
    });

    it('that happened before the assignment is nothing that it could have caused', async () => {
      const experimentId = fresh('experiment');
      const customerId = await assigned(experimentId, 'five-off');
      const before = { ...order(experimentId, customerId), at: NOON - 1 };
      expect(await stores.experiments.credit(before)).toBe('too-early');
      expect(await stores.experiments.totals(experimentId)).toMatchObject([{ converted: 0 }]);
    });

    it('of a customer who has no variant is credited to nobody', async () => {
      const experimentId = fresh('experiment');
      await assigned(experimentId, 'five-off');
      expect(await stores.experiments.credit(order(experimentId, 'someone-else', {}))).toBe('not-assigned');
      expect(await stores.experiments.totals(experimentId)).toMatchObject([{ converted: 0 }]);
    });

    it('worth a fortune keeps its square to the last digit that a number has', async () => {
      const experimentId = fresh('experiment');
      const customerId = await assigned(experimentId, 'five-off');
      // Two million won, in hundredths: the square is past 2^53.
      await stores.experiments.credit(order(experimentId, customerId, { valueMinor: 200_000_001 }));
      await stores.experiments.credit(order(experimentId, customerId, { valueMinor: 2 }));
      expect(await stores.experiments.totals(experimentId)).toMatchObject([
        { valueMinor: 200_000_003, valueSquares: 200_000_003n ** 2n },
      ]);
    });

    it('in a storm of 100 credits, a third of them repeated, adds up exactly', async () => {
      const experimentId = fresh('experiment');
      const customers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          assigned(experimentId, index % 2 === 0 ? 'five-off' : 'no-offer'),
        ),
      );
      const outcomes = Array.from({ length: 75 }, (_, index) =>
        order(experimentId, customers[index % 20] ?? '', { valueMinor: index + 1 }),
      );
      const storm = [...outcomes, ...outcomes.slice(0, 25)];
      const answers = await Promise.all(
        storm.map((outcome) => patiently(() => stores.experiments.credit(outcome))),
      );

      expect(tally(answers)).toEqual({ credited: 75, duplicate: 25 });
      expect(await stores.experiments.totals(experimentId)).toMatchObject(
        ['five-off', 'no-offer'].map((variant, parity) => {
          const mine = customers.filter((_, index) => index % 2 === parity);
          const values = mine.map((customer) =>
            outcomes
              .filter((outcome) => outcome.customerId === customer)
              .reduce((sum, outcome) => sum + outcome.valueMinor, 0),
          );
          return {
            variant,
            assigned: 10,
            clicked: 0,
            converted: 10,
            valueMinor: values.reduce((sum, value) => sum + value, 0),
            valueSquares: BigInt(values.reduce((sum, value) => sum + value ** 2, 0)),
          };
        }),
      );
    });

    it('added up from the rows of all customers gives the totals', async () => {
      const experimentId = fresh('experiment');
      for (const [index, variant] of ['a', 'b', 'a'].entries()) {
        const customerId = await assigned(experimentId, variant);
        await stores.experiments.credit(order(experimentId, customerId, { valueMinor: 100 * index }));
        await stores.experiments.credit({ ...order(experimentId, customerId), metric: 'clicked' });
      }
      const parts = await allOf(stores.experiments.rows(experimentId));
      expect(parts).toHaveLength(3);
      expect(byCohort(parts)).toEqual(await stores.experiments.totals(experimentId));
    });

    it('counts in the cohort of the assignment: its day and its weights', async () => {
      const experimentId = fresh('experiment');
      const weights = { 'five-off': 90, 'no-offer': 10 };
      const customers = [];
      for (const [at, weighed] of [
        [NOON, EVEN],
        [NOON, weights],
        [NOON + DAY, weights],
      ] as const) {
        const customerId = fresh('customer');
        customers.push(customerId);
        const assignment = { experimentId, customerId, variant: 'five-off', weights: weighed, at };
        await stores.experiments.join(assignment, 'enrolment-1');
      }
      const [, , last = ''] = customers;
      await stores.experiments.credit({ ...order(experimentId, last), at: NOON + 2 * DAY });
      expect(await stores.experiments.totals(experimentId)).toMatchObject([
        { day: '2026-03-02', weights: EVEN, assigned: 1, converted: 0 },
        { day: '2026-03-02', weights, assigned: 1, converted: 0 },
        { day: '2026-03-03', weights, assigned: 1, converted: 1 },
      ]);
    });

    it('is told by variant in order of their names', async () => {
      const experimentId = fresh('experiment');
      for (const variant of ['b', 'a', 'c']) await assigned(experimentId, variant);
      expect((await stores.experiments.totals(experimentId)).map((one) => one.variant)).toEqual([
        'a',
        'b',
        'c',
      ]);
    });
  });
}

/** An order that counts as success. */
function order(experimentId: string, customerId: string, part: { valueMinor?: number } = {}) {
  const eventId = fresh('order');
  return {
    experimentId,
    customerId,
    eventId,
    metric: 'converted' as const,
    valueMinor: 0,
    at: NOON,
    ...part,
  };
}

/** As the queue or the state machine would: a busy store is asked again. */
async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof StoreBusyError)) throw error;
    }
  }
}
