import { beforeAll, describe, expect, it } from 'vitest';
import { allOf } from './all-of.ts';
import { A_WAIT, anEnrolment, DAY, enrolled, HOUR, NOON, parked, runOf } from './fixtures.ts';
import type { OpenStores, Stores } from './stores.ts';

/** What people and the life of a journey do to enrolments that wait or have failed. */
export function mendedEnrolmentsContract(open: OpenStores): void {
  let stores: Stores;
  beforeAll(async () => {
    stores = await open();
  });
  const WAKE = { leg: 1, at: 'reminder', leaseUntil: NOON, visit: { began: NOON } } as const;

  describe('postponing', () => {
    const first = { leg: 1, dueAt: A_WAIT.dueAt, until: NOON + 2 * DAY };

    it('lets the wait end later and keeps when it had been due, however often', async () => {
      const waiting = await parked(stores);
      expect(await stores.enrolments.postpone(waiting, first)).toBe('postponed');
      const again = { leg: 1, dueAt: NOON + 2 * DAY, until: NOON + 3 * DAY };
      expect(await stores.enrolments.postpone(waiting, again)).toBe('postponed');
      expect(await stores.enrolments.enrolment(waiting)).toEqual({
        ...waiting,
        dueAt: NOON + 3 * DAY,
        waiting: { ...A_WAIT.waiting, pausedSince: A_WAIT.dueAt },
      });
    });

    it('moves it in the time wheel', async () => {
      const { customerId, enrolmentId, ...waiting } = await parked(stores);
      await stores.enrolments.postpone({ customerId, enrolmentId }, first);
      const due = await allOf(stores.enrolments.fallingDue(waiting.dueAt ?? 0, NOON + 3 * DAY));
      expect(due.filter((one) => one.enrolmentId === enrolmentId)).toEqual([
        { customerId, enrolmentId, leg: 1, dueAt: NOON + 2 * DAY },
      ]);
    });

    it('comes too late for one that is due at another time, on another leg, running or not there', async () => {
      const waiting = await parked(stores);
      const running = await enrolled(stores, { dueAt: A_WAIT.dueAt });
      const { postpone } = stores.enrolments;
      expect([
        await postpone(waiting, { ...first, dueAt: NOON }),
        await postpone(waiting, { ...first, leg: 2 }),
        await postpone(running, first),
        await postpone(anEnrolment(), first),
      ]).toEqual(['moved-on', 'moved-on', 'moved-on', 'moved-on']);
      expect(await stores.enrolments.enrolment(waiting)).toEqual(waiting);
    });

    it('is forgotten with the wait: the next one is due for the first time', async () => {
      const waiting = await parked(stores);
      await stores.enrolments.postpone(waiting, first);
      const woken = await stores.enrolments.wake(waiting, WAKE);
      await stores.enrolments.park({ ...runOf(waiting), leg: 2, visit: 2 }, A_WAIT);
      expect((await stores.enrolments.enrolment(waiting))?.waiting).toEqual(A_WAIT.waiting);
      expect(woken).not.toHaveProperty('waiting');
    });

    it('is forgotten by an exit', async () => {
      const waiting = await parked(stores);
      await stores.enrolments.postpone(waiting, first);
      await stores.enrolments.exit(waiting, { reason: 'ended', endedAt: NOON });
      expect(await stores.enrolments.enrolment(waiting)).not.toHaveProperty('waiting');
    });
  });

  describe('waking late', () => {
    it('says since when, for this visit alone', async () => {
      const waiting = await parked(stores);
      const late = await stores.enrolments.wake(waiting, { ...WAKE, lateSince: NOON - HOUR });
      expect(late).toMatchObject({ leg: 2, visit: 2, lateSince: NOON - HOUR });
      await stores.enrolments.park({ ...runOf(waiting), leg: 2, visit: 2 }, A_WAIT);
      const held = await stores.enrolments.wake(waiting, { ...WAKE, leg: 2, visit: 'same' });
      expect(held).toMatchObject({ leg: 3, visit: 2, lateSince: NOON - HOUR });
      await stores.enrolments.park({ ...runOf(waiting), leg: 3, visit: 2 }, A_WAIT);
      const inTime = await stores.enrolments.wake(waiting, { ...WAKE, leg: 3 });
      expect(inTime).toMatchObject({ leg: 4, visit: 3 });
      expect(inTime).not.toHaveProperty('lateSince');
    });

    it('is said anew in the same visit', async () => {
      const waiting = await parked(stores);
      const late = { ...WAKE, visit: 'same', lateSince: NOON - HOUR } as const;
      expect(await stores.enrolments.wake(waiting, late)).toMatchObject({ visit: 1, lateSince: NOON - HOUR });
    });
  });

  describe('retrying', () => {
    it('starts the next leg where it failed, in the same visit', async () => {
      const enrolment = await enrolled(stores);
      const end = { at: 'reminder', reason: 'MissingContentError', endedAt: NOON };
      await stores.enrolments.fail(runOf(enrolment), end);
      const again = { ...enrolment, leg: 2, at: 'reminder', dueAt: NOON + HOUR };
      const from = { leg: 1, leaseUntil: NOON + HOUR };
      expect(await stores.enrolments.retry(enrolment, from)).toEqual(again);
      expect(await stores.enrolments.enrolment(enrolment)).toEqual(again);
      expect(await stores.enrolments.retry(enrolment, from)).toBeUndefined();
    });

    it('does nothing for what has not failed', async () => {
      const running = await enrolled(stores);
      const done = await enrolled(stores);
      await stores.enrolments.complete(runOf(done), { at: 'x', reason: 'completed', endedAt: NOON });
      const from = { leg: 1, leaseUntil: NOON };
      expect([
        await stores.enrolments.retry(running, from),
        await stores.enrolments.retry(done, from),
        await stores.enrolments.retry(anEnrolment(), from),
      ]).toEqual([undefined, undefined, undefined]);
    });
  });

  describe('migrating', () => {
    const TO = { version: 'v2', machine: 'arn:machine:2', at: 'pause', onDue: 'mail', onEvent: 'thanks' };
    const from = { leg: 1, version: 'v1' };

    it('puts a wait into another version under its new names, and leaves the rest of it', async () => {
      const waiting = await parked(stores);
      await stores.enrolments.postpone(waiting, { leg: 1, dueAt: A_WAIT.dueAt, until: NOON + 2 * DAY });
      expect(await stores.enrolments.migrate(waiting, from, TO)).toBe('migrated');
      expect(await stores.enrolments.enrolment(waiting)).toEqual({
        ...waiting,
        version: 'v2',
        machine: 'arn:machine:2',
        at: 'pause',
        dueAt: NOON + 2 * DAY,
        waiting: { since: NOON, onDue: 'mail', onEvent: 'thanks', pausedSince: A_WAIT.dueAt },
      });
    });

    it('forgets a way out that the new version does not have', async () => {
      const enrolment = await enrolled(stores);
      const waiting = { since: NOON, onDue: 'x', onEvent: 'y', for: { event: 'Viewed' } };
      await stores.enrolments.park(runOf(enrolment), { ...A_WAIT, waiting });
      const { onEvent: _none, ...to } = TO;
      await stores.enrolments.migrate(enrolment, from, to);
      expect((await stores.enrolments.enrolment(enrolment))?.waiting).toEqual({
        since: NOON,
        onDue: 'mail',
        for: { event: 'Viewed' },
      });
    });

    it('comes too late for another leg or version, one that runs, or one that is not there', async () => {
      const waiting = await parked(stores);
      const running = await enrolled(stores);
      expect([
        await stores.enrolments.migrate(waiting, { ...from, leg: 2 }, TO),
        await stores.enrolments.migrate(waiting, { ...from, version: 'v0' }, TO),
        await stores.enrolments.migrate(running, from, TO),
        await stores.enrolments.migrate(anEnrolment(), from, TO),
      ]).toEqual(['moved-on', 'moved-on', 'moved-on', 'moved-on']);
      expect(await stores.enrolments.enrolment(waiting)).toEqual(waiting);
    });
  });
}
