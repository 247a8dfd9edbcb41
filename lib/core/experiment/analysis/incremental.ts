import { difference, twoSidedWidth } from './difference.ts';
import { lift } from './lift.ts';
import type { Moments } from './moments.ts';
import type { Interval } from './result.ts';
import { sequenceWidth } from './sequence.ts';

/** What the messages brought that would not have come without them. */
export type Incremental = {
  /** For each customer: a fraction, or money in minor units. */
  readonly each: Interval;
  /** For all who were not held out: conversions, or money in minor units. */
  readonly total: Interval;
  readonly lift?: Interval;
};

/**
 * A holdout's answer for one metric, at 95 %. The smaller group says how exact it can be: 5 % held out need no more than 5 % to
 * be compared with.
 * @param expected at how many customers one expects to tell: then the intervals hold at every look, else for one look
 */
export function incremental({
  treated,
  heldOut,
  expected,
}: {
  readonly treated: Moments;
  readonly heldOut: Moments;
  readonly expected?: number;
}): Incremental {
  const { estimate, standardError, degreesOfFreedom } = difference(heldOut, treated);
  const customers = treated.customers + heldOut.customers;
  const widthTold =
    expected === undefined
      ? twoSidedWidth(ALPHA, degreesOfFreedom)
      : sequenceWidth({ customers, expected, alpha: ALPHA });
  const width = standardError === 0 ? 0 : widthTold;
  const around = width * standardError;
  const each = { estimate, low: estimate - around, high: estimate + around };
  const relative = standardError === 0 ? undefined : lift(heldOut, treated, width);
  const total = {
    estimate: each.estimate * treated.customers,
    low: each.low * treated.customers,
    high: each.high * treated.customers,
  };
  return { each, total, ...(relative === undefined ? {} : { lift: relative }) };
}

const ALPHA = 0.05;
