import fc from 'fast-check';
import { MINUTE, NOON } from './fixtures.ts';

/** A small world, so that the calls of a sequence meet: two customers, and the last two of the enrolments of each. */
export const few = fc.integer({ min: 0, max: 1 });
export const whose = { customer: few, enrolment: few };
/** How far a version, an epoch or a leg is from the right one. Mostly it is right. */
export const off = fc.oneof({ weight: 12, arbitrary: fc.constant(0) }, fc.constantFrom(-1, 1));
export const moment = fc.integer({ min: -3, max: 3 }).map((quarters) => NOON + quarters * 15 * MINUTE);
