import fc from 'fast-check';
import { few, moment, off, whose } from './random-parts.ts';

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
  capacity: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
});
const pausing = fc.record({
  ask: fc.constantFrom('park' as const, 'wake' as const, 'takeOver' as const),
  ...whose,
  off,
  moment,
  event: fc.boolean(),
  visit: fc.constantFrom({ began: 1_700_000_000_000 }, 'same' as const),
});
const ending = fc.record({
  ask: fc.constantFrom('complete' as const, 'fail' as const, 'exit' as const, 'reachGoal' as const),
  ...whose,
  off,
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
const ofAgenda = fc.record({
  ask: fc.constantFrom('writeAgenda' as const, 'told' as const),
  ...whose,
  off,
  moment,
  segment: few,
});
const mending = fc.record({
  ask: fc.constantFrom('postpone' as const, 'retry' as const, 'migrate' as const),
  ...whose,
  off,
  moment,
});
const merging = fc.record({
  ask: fc.constantFrom('adopt' as const, 'copyHistory' as const, 'move' as const, 'erase' as const),
  ...whose,
  off,
});
const rare = fc.record({
  ask: fc.constantFrom(
    'noteResponse' as const,
    'customer' as const,
    'ledger' as const,
    'history' as const,
    'due' as const,
    'agendasDue' as const,
    'lists' as const,
    'totals' as const,
  ),
  ...whose,
});
/** One call of a function of the stores, but for those of sends; what it is given depends on what the store holds by then. */
export const aCall = fc.oneof(
  { weight: 3, arbitrary: keepEvent },
  { weight: 2, arbitrary: ofProfile },
  { weight: 3, arbitrary: entering },
  { weight: 5, arbitrary: pausing },
  { weight: 1, arbitrary: ending },
  { weight: 2, arbitrary: experiment },
  { weight: 2, arbitrary: ofAgenda },
  { weight: 2, arbitrary: mending },
  { weight: 1, arbitrary: merging },
  { weight: 3, arbitrary: rare },
);
export type Call = typeof aCall extends fc.Arbitrary<infer T> ? T : never;
