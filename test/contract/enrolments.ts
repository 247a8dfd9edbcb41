import { beforeAll, describe, expect, it } from 'vitest';
import {
  A_WAIT,
  anEnrolment,
  atOnce,
  DAY,
  enrolled,
  fresh,
  HOUR,
  MINUTE,
  NOON,
  parked,
  runOf,
  tally,
} from './fixtures.ts';
import type { OpenStores, Stores } from './stores.ts';

export function enrolmentsContract(open: OpenStores): void {
  let stores: Stores;
  beforeAll(async () => {
    stores = await open();
  });
  const END = { at: 'Complete', reason: 'completed', endedAt: NOON + HOUR };

  describe('enrolling', () => {
    it('puts the enrolment as it is', async () => {
      const enrolment = anEnrolment({ key: 'cart-1' });
      expect(await stores.enrolments.enrol(enrolment, undefined)).toBe('enrolled');
      expect(await stores.enrolments.enrolment(enrolment)).toEqual(enrolment);
    });

    it('twice says that it exists and changes nothing', async () => {
      const enrolment = await enrolled(stores);
      const again = { ...enrolment, version: 'v2' };
      expect(await stores.enrolments.enrol(again, undefined)).toBe('exists');
      expect(await stores.enrolments.enrolment(enrolment)).toEqual(enrolment);
    });

    it('is stale when another one came in since the re-entry rule was checked', async () => {
      const first = await enrolled(stores);
      const second = anEnrolment({ customerId: first.customerId });
      const third = anEnrolment({ customerId: first.customerId });

      expect(await stores.enrolments.enrol(second, undefined)).toBe('stale');
      expect(await stores.enrolments.enrolment(second)).toBeUndefined();
      expect(await stores.enrolments.enrol(second, first.enrolmentId)).toBe('enrolled');
      expect(await stores.enrolments.enrol(third, first.enrolmentId)).toBe('stale');
    });

    it('looks at one journey and one key alone', async () => {
      const { customerId } = await enrolled(stores, { key: 'cart-1' });
      const others = [{ key: 'cart-2' }, {}, { key: '' }, { key: 'cart-1', journeyId: 'other' }];
      const answers = others.map((part) =>
        stores.enrolments.enrol(anEnrolment({ customerId, ...part }), undefined),
      );
      expect(tally(await Promise.all(answers))).toEqual({ enrolled: 4 });
    });

    it('takes a key of any length and tells two long ones apart', async () => {
      const customerId = fresh('customer');
      const [one, other] = ['1', '2'].map((end) => `${'k'.repeat(5_000)}${end}`);
      const enrol = (key = '') => stores.enrolments.enrol(anEnrolment({ customerId, key }), undefined);
      expect([await enrol(one), await enrol(other), await enrol(one)]).toEqual([
        'enrolled',
        'enrolled',
        'stale',
      ]);
    });

    it('lets exactly one of 50 rivals in', async () => {
      const customerId = fresh('customer');
      const answers = await atOnce(50, () => stores.enrolments.enrol(anEnrolment({ customerId }), undefined));
      expect(tally(answers)).toEqual({ enrolled: 1, stale: 49 });
    });
  });

  describe('parking', () => {
    it('moves a running leg to where it waits', async () => {
      const enrolment = await enrolled(stores);
      const wait = {
        at: 'clicked',
        dueAt: NOON + DAY,
        waiting: {
          since: NOON,
          onDue: 'offer',
          onEvent: 'browse',
          for: { event: 'Order Completed', where: { property: 'total', atLeast: 30 } },
        },
      };
      expect(await stores.enrolments.park(runOf(enrolment), wait)).toBe('parked');
      expect(await stores.enrolments.enrolment(enrolment)).toEqual({
        ...enrolment,
        status: 'PARKED',
        ...wait,
      });
    });

    it('again at the same place is answered the same way and changes nothing', async () => {
      const waiting = await parked(stores);
      const later = { ...A_WAIT, dueAt: NOON + 2 * DAY };
      expect(await stores.enrolments.park(runOf(waiting), later)).toBe('parked');
      expect(await stores.enrolments.enrolment(waiting)).toEqual(waiting);
    });

    it('is refused to a leg that is over', async () => {
      const elsewhere = await parked(stores);
      const newer = await enrolled(stores, { leg: 2 });
      expect(await stores.enrolments.park(runOf(elsewhere), { ...A_WAIT, at: 'elsewhere' })).toBe('leg-over');
      expect(await stores.enrolments.park({ ...runOf(newer), leg: 1 }, A_WAIT)).toBe('leg-over');
      expect(await stores.enrolments.park(runOf(anEnrolment()), A_WAIT)).toBe('leg-over');
    });
  });

  describe('waking', () => {
    const from = {
      leg: 1,
      at: 'reminder',
      leaseUntil: NOON + DAY + 5 * MINUTE,
      visit: { began: NOON + DAY },
    } as const;

    it('starts the next leg and the next visit where it is told to go on', async () => {
      const { waiting: _over, ...enrolment } = await parked(stores);
      const woken = {
        ...enrolment,
        status: 'RUNNING',
        leg: 2,
        visit: 2,
        visitBegan: NOON + DAY,
        at: 'reminder',
        dueAt: from.leaseUntil,
        wokenBy: 'order-1',
      };
      expect(await stores.enrolments.wake(enrolment, { ...from, wokenBy: 'order-1' })).toEqual(woken);
      expect(await stores.enrolments.enrolment(enrolment)).toEqual(woken);
    });

    it('goes on in the same visit where a send was held', async () => {
      const enrolment = await parked(stores);
      const woken = await stores.enrolments.wake(enrolment, { ...from, visit: 'same' });
      expect(woken).toMatchObject({ status: 'RUNNING', leg: 2, visit: 1 });
      expect(await stores.enrolments.enrolment(enrolment)).toEqual(woken);
    });

    it('by time forgets the event that ended an earlier wait', async () => {
      const { wokenBy: _before, ...enrolment } = await parked(stores, { wokenBy: 'order-1' });
      const woken = await stores.enrolments.wake(enrolment, from);
      expect(woken?.leg).toBe(2);
      expect(woken).not.toHaveProperty('wokenBy');
    });

    it('does nothing for another leg, one that runs, or one that is not there', async () => {
      const waiting = await parked(stores);
      const running = await enrolled(stores);
      expect(await stores.enrolments.wake(waiting, { ...from, leg: 2 })).toBeUndefined();
      expect(await stores.enrolments.wake(running, from)).toBeUndefined();
      expect(await stores.enrolments.wake(anEnrolment(), from)).toBeUndefined();
      expect(await stores.enrolments.enrolment(waiting)).toEqual(waiting);
    });

    it('is won by exactly one of time and event, however many ask', async () => {
      const waiting = await parked(stores);
      const answers = await atOnce(50, (index) =>
        stores.enrolments.wake(waiting, { ...from, at: index % 2 === 0 ? 'on-due' : 'on-event' }),
      );
      const winners = answers.filter((answer) => answer !== undefined);
      expect(winners).toHaveLength(1);
      expect(await stores.enrolments.enrolment(waiting)).toEqual(winners[0]);
    });
  });

  describe('taking over', () => {
    it('starts the next leg at the same place in the same visit, once the lease is over', async () => {
      const enrolment = await enrolled(stores, { dueAt: NOON });
      const taken = await stores.enrolments.takeOver(enrolment, {
        leg: 1,
        now: NOON,
        leaseUntil: NOON + HOUR,
      });
      expect(taken).toEqual({ ...enrolment, leg: 2, dueAt: NOON + HOUR });
      expect(await stores.enrolments.enrolment(enrolment)).toEqual(taken);
    });

    it('waits for the lease', async () => {
      const enrolment = await enrolled(stores, { dueAt: NOON });
      const early = { leg: 1, now: NOON - 1, leaseUntil: NOON + HOUR };
      expect(await stores.enrolments.takeOver(enrolment, early)).toBeUndefined();
      expect(await stores.enrolments.enrolment(enrolment)).toEqual(enrolment);
    });

    it('leaves parked enrolments and other legs alone', async () => {
      const waiting = await parked(stores);
      const running = await enrolled(stores, { leg: 2, dueAt: NOON });
      const from = { leg: 1, now: NOON + 2 * DAY, leaseUntil: NOON + 3 * DAY };
      expect(await stores.enrolments.takeOver(waiting, from)).toBeUndefined();
      expect(await stores.enrolments.takeOver(running, from)).toBeUndefined();
      expect(await stores.enrolments.takeOver(anEnrolment(), from)).toBeUndefined();
    });

    it('is won by exactly one of 50', async () => {
      const enrolment = await enrolled(stores, { dueAt: NOON });
      const from = { leg: 1, now: NOON, leaseUntil: NOON + HOUR };
      const answers = await atOnce(50, () => stores.enrolments.takeOver(enrolment, from));
      expect(answers.filter((answer) => answer !== undefined)).toHaveLength(1);
    });
  });

  describe('the end', () => {
    it('of a leg that completes is DONE, and the time wheel forgets it', async () => {
      const { dueAt: _due, ...enrolment } = await enrolled(stores);
      expect(await stores.enrolments.complete(runOf(enrolment), END)).toBe('ended');
      expect(await stores.enrolments.enrolment(enrolment)).toEqual({ ...enrolment, status: 'DONE', ...END });
    });

    it('of a leg that fails is FAILED, at the state to resume at', async () => {
      const { dueAt: _due, ...enrolment } = await enrolled(stores);
      const end = { at: 'reminder', reason: 'MissingContentError', endedAt: NOON };
      expect(await stores.enrolments.fail(runOf(enrolment), end)).toBe('ended');
      expect(await stores.enrolments.enrolment(enrolment)).toEqual({
        ...enrolment,
        status: 'FAILED',
        ...end,
      });
    });

    it('is refused to a leg that is over', async () => {
      const waiting = await parked(stores);
      const newer = await enrolled(stores, { leg: 2 });
      expect(await stores.enrolments.complete(runOf(waiting), END)).toBe('leg-over');
      expect(await stores.enrolments.fail(runOf(waiting), END)).toBe('leg-over');
      expect(await stores.enrolments.complete({ ...runOf(newer), leg: 1 }, END)).toBe('leg-over');
      expect(await stores.enrolments.enrolment(waiting)).toEqual(waiting);
    });
  });

  describe('an exit', () => {
    const exit = { reason: 'bought', endedAt: NOON + HOUR };

    it('ends a running enrolment and one in mid-wait where they stand', async () => {
      const { dueAt: _d1, ...running } = await enrolled(stores);
      const { dueAt: _d2, waiting: _w2, ...waiting } = await parked(stores);
      expect(await stores.enrolments.exit(running, exit)).toBe('ended');
      expect(await stores.enrolments.exit(waiting, exit)).toBe('ended');
      const exited = { status: 'DONE', exited: true, ...exit };
      expect(await stores.enrolments.enrolment(running)).toEqual({ ...running, ...exited });
      expect(await stores.enrolments.enrolment(waiting)).toEqual({ ...waiting, ...exited });
    });

    it('comes too late for what has ended', async () => {
      const enrolment = await enrolled(stores);
      await stores.enrolments.complete(runOf(enrolment), END);
      expect(await stores.enrolments.exit(enrolment, exit)).toBe('already-ended');
      expect(await stores.enrolments.exit(anEnrolment(), exit)).toBe('already-ended');
      expect((await stores.enrolments.enrolment(enrolment))?.reason).toBe('completed');
    });

    it('and a wake at the same moment leave the enrolment ended, woken before or not', async () => {
      const waiting = await parked(stores);
      const from = {
        leg: 1,
        at: 'reminder',
        leaseUntil: NOON + 2 * DAY,
        visit: { began: NOON + DAY },
      } as const;
      const [ended] = await Promise.all([
        stores.enrolments.exit(waiting, exit),
        stores.enrolments.wake(waiting, from),
      ]);
      expect(ended).toBe('ended');
      expect((await stores.enrolments.enrolment(waiting))?.status).toBe('DONE');
    });

    it('and a completion at the same moment have exactly one winner', async () => {
      const enrolment = await enrolled(stores);
      const answers = await Promise.all([
        stores.enrolments.exit(enrolment, exit),
        stores.enrolments.complete(runOf(enrolment), END),
        stores.enrolments.fail(runOf(enrolment), END),
      ]);
      expect(answers.filter((answer) => answer === 'ended')).toHaveLength(1);
    });
  });

  describe('a goal', () => {
    const goal = { at: NOON, eventId: 'order-1', valueMinor: 4_250 };

    it('is kept when it is the first, also after the end', async () => {
      const enrolment = await enrolled(stores);
      await stores.enrolments.complete(runOf(enrolment), END);
      expect(await stores.enrolments.reachGoal(enrolment, goal)).toBe('reached');
      expect(await stores.enrolments.reachGoal(enrolment, { ...goal, eventId: 'order-2' })).toBe(
        'already-reached',
      );
      expect((await stores.enrolments.enrolment(enrolment))?.goal).toEqual(goal);
    });

    it('is reached once by 50 orders at the same moment', async () => {
      const enrolment = await enrolled(stores);
      const answers = await atOnce(50, (index) =>
        stores.enrolments.reachGoal(enrolment, { ...goal, eventId: `order-${index}` }),
      );
      expect(tally(answers)).toEqual({ reached: 1, 'already-reached': 49 });
    });

    it('of an enrolment that is not there makes none', async () => {
      const nobody = anEnrolment();
      expect(await stores.enrolments.reachGoal(nobody, goal)).toBe('already-reached');
      expect(await stores.enrolments.enrolment(nobody)).toBeUndefined();
    });
  });
}
