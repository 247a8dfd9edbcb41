import { describe, expect, it } from 'vitest';
import type { Enrolment } from '../../lib/core/enrolment/definition.ts';
import { checkNothingLost } from '../../lib/local/nothing-lost.ts';

const until = Date.parse('2026-03-05T10:00:00Z');
const MINUTE = 60_000;

describe('the check that nothing is lost', () => {
  it('finds those who ended, and those whose time has not come', () => {
    const enrolments = [
      anEnrolment({ status: 'DONE' }),
      anEnrolment({ status: 'FAILED' }),
      anEnrolment({ status: 'PARKED', dueAt: until + 1 }),
      anEnrolment({ status: 'RUNNING', dueAt: until + 6 * MINUTE }),
    ];
    expect(() => checkNothingLost(enrolments, { enrolled: 4, until })).not.toThrow();
  });

  it('misses one whom nobody woke', () => {
    const forgotten = anEnrolment({ status: 'PARKED', at: 'day', dueAt: until - 10 * MINUTE });
    expect(() => checkNothingLost([forgotten], { enrolled: 1, until })).toThrow(
      'enrolment e1 is lost: PARKED at day until 2026-03-05T09:50:00.000Z',
    );
  });

  it('misses one whose leg died and was not taken over', () => {
    const dead = anEnrolment({ status: 'RUNNING', at: 'hello', dueAt: until - 10 * MINUTE });
    expect(() => checkNothingLost([dead], { enrolled: 1, until })).toThrow('e1 is lost: RUNNING at hello');
  });

  it('misses one that is parked without an end', () => {
    const stuck = anEnrolment({ status: 'PARKED', at: 'day' });
    expect(() => checkNothingLost([stuck], { enrolled: 1, until })).toThrow('PARKED at day, due never');
  });

  it('misses one that was made and is nowhere', () => {
    expect(() => checkNothingLost([], { enrolled: 1, until })).toThrow(
      '1 enrolments were made and 0 are there',
    );
  });
});

function anEnrolment(part: Partial<Enrolment>): Enrolment {
  return {
    customerId: 'ada',
    enrolmentId: 'e1',
    journeyId: 'journey',
    version: 'v1',
    machine: 'journey@v1',
    entry: { id: 'event', name: 'Started', occurredAt: 0 },
    enteredAt: 0,
    leg: 1,
    visit: 1,
    visitBegan: 0,
    at: 'hello',
    status: 'RUNNING',
    sends: {},
    variants: {},
    applied: {},
    ...part,
  };
}
