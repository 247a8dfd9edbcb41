import fc from 'fast-check';
import { MESSAGE_EVENTS } from '../../lib/core/event/definition.ts';
import { few, moment, off, whose } from './random-parts.ts';

/** Which of a customer's sends, and which of two owners asks. Addresses are the customer's own, or the family's. */
const sendOf = {
  ...whose,
  send: fc.integer({ min: 0, max: 4 }),
  owner: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, few),
  moment,
  off,
  family: fc.boolean(),
};
const usually = fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false));

const claiming = fc.record({
  ask: fc.constantFrom(...Array<'claim'>(6).fill('claim'), 'skip' as const),
  ...sendOf,
  place: fc.constantFrom(
    'leg' as const,
    'leg' as const,
    'leg' as const,
    'READY' as const,
    'SENDING' as const,
  ),
  purpose: fc.oneof(
    { weight: 3, arbitrary: fc.constant('marketing' as const) },
    fc.constant('transactional' as const),
  ),
  epoch: fc.option(off),
  contacts: fc.option(off),
  oneForAddress: fc.boolean(),
  unlessPaused: fc.boolean(),
});
const waiting = fc.record({
  ask: fc.constantFrom('hold' as const, 'holdDetached' as const, 'holdDetached' as const, 'follow' as const),
  ...sendOf,
  owned: usually,
});
const answering = fc.record({
  ask: fc.constantFrom(
    'recordAccepted' as const,
    'recordRefused' as const,
    'giveUp' as const,
    'reopen' as const,
  ),
  ...sendOf,
});
const hearing = fc.record({
  ask: fc.constant('recordEvidence' as const),
  ...sendOf,
  kind: fc.constantFrom(...MESSAGE_EVENTS),
  permanent: usually,
});
const ofAddress = fc.record({
  ask: fc.constantFrom(
    'suppress' as const,
    'release' as const,
    'release' as const,
    'noteSoftBounce' as const,
  ),
  ...sendOf,
  reason: fc.constantFrom('complaint' as const, 'stop' as const),
});
const ofAll = fc.record({
  ask: fc.constantFrom(
    'pause' as const,
    'resume' as const,
    'resume' as const,
    'health' as const,
    'dueSends' as const,
    'unknown' as const,
    'takeTurn' as const,
    'close' as const,
    'setAllowance' as const,
  ),
  ...sendOf,
});
/** One call of a function of the stores of sends, addresses, journeys and pace. */
export const aSendCall = fc.oneof(
  { weight: 6, arbitrary: claiming },
  { weight: 3, arbitrary: waiting },
  { weight: 4, arbitrary: answering },
  { weight: 4, arbitrary: hearing },
  { weight: 2, arbitrary: ofAddress },
  { weight: 3, arbitrary: ofAll },
);
export type SendCall = typeof aSendCall extends fc.Arbitrary<infer T> ? T : never;
