import fc from 'fast-check';
import { MESSAGE_EVENTS } from '../../lib/core/event/definition.ts';
import { MINUTE, NOON } from './fixtures.ts';

/** A small world, so that the calls of a sequence meet: two customers, and the last two of the enrolments of each. */
const few = fc.integer({ min: 0, max: 1 });
/** How far a version, an epoch or a leg is from the right one. Mostly it is right. */
const off = fc.oneof({ weight: 12, arbitrary: fc.constant(0) }, fc.constantFrom(-1, 1));
const moment = fc.integer({ min: -3, max: 3 }).map((quarters) => NOON + quarters * 15 * MINUTE);
const whose = { customer: few, enrolment: few };
const sendOf = { ...whose, send: few };

const keepEvent = fc.record({
  ask: fc.constant('keepEvent' as const),
  ...whose,
  event: fc.integer({ min: 0, max: 9 }),
  moment,
  off,
  consent: fc.option(fc.record({ status: fc.constantFrom('granted' as const, 'withdrawn' as const), off })),
});
const ofProfile = fc.record({ ask: fc.constant('applyUpdate' as const), ...whose, off, legOff: off });
const entering = fc.record({
  ask: fc.constant('enrol' as const),
  ...whose,
  id: fc.constantFrom('new' as const, 'new' as const, 'old' as const),
  previous: fc.constantFrom('latest' as const, 'latest' as const, 'first' as const, 'none' as const),
});
const pausing = fc.record({
  ask: fc.constantFrom('park' as const, 'wake' as const, 'takeOver' as const),
  ...whose,
  off,
  moment,
  event: fc.boolean(),
});
const ending = fc.record({
  ask: fc.constantFrom('complete' as const, 'fail' as const, 'exit' as const, 'reachGoal' as const),
  ...whose,
  off,
});
const claiming = fc.record({
  ask: fc.constantFrom('claim' as const, 'claim' as const, 'skip' as const),
  ...sendOf,
  off,
  epoch: fc.option(off),
});
const answering = fc.record({
  ask: fc.constantFrom('recordAccepted' as const, 'recordRefused' as const, 'recordEvidence' as const),
  ...sendOf,
  moment,
  status: fc.constantFrom('READY' as const, 'FAILED' as const),
  kind: fc.constantFrom(...MESSAGE_EVENTS),
});
const experiment = fc.record({
  ask: fc.constantFrom('assign' as const, 'credit' as const),
  ...whose,
  off,
  variant: few,
  event: few,
  metric: fc.constantFrom('clicked' as const, 'converted' as const),
  valueMinor: fc.integer({ min: -500, max: 200_000_000 }),
});
const rare = fc.record({
  ask: fc.constantFrom(
    'suppress' as const,
    'customer' as const,
    'history' as const,
    'due' as const,
    'totals' as const,
  ),
  ...whose,
});
/** One call of one function of a store; what it is given depends on what the store holds by then. */
export const aCall = fc.oneof(
  { weight: 3, arbitrary: keepEvent },
  { weight: 2, arbitrary: ofProfile },
  { weight: 3, arbitrary: entering },
  { weight: 5, arbitrary: pausing },
  { weight: 1, arbitrary: ending },
  { weight: 4, arbitrary: claiming },
  { weight: 4, arbitrary: answering },
  { weight: 2, arbitrary: experiment },
  { weight: 2, arbitrary: rare },
);
export type Call = typeof aCall extends fc.Arbitrary<infer T> ? T : never;
