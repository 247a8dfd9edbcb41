import { chanceToBeat, expectedLoss } from './chance-to-beat.ts';
import { difference, standardised, twoSidedP, twoSidedWidth } from './difference.ts';
import type { Metric } from './input.ts';
import { lift } from './lift.ts';
import type { Moments } from './moments.ts';
import { posteriorOf } from './posterior.ts';
import type { Comparison } from './result.ts';
import type { Rule } from './rule.ts';
import { sequenceP, sequenceWidth } from './sequence.ts';
import { normalDensity, normalUpper } from './special/normal.ts';

export type Pair = {
  readonly variant: string;
  readonly kind: Metric['kind'];
  readonly control: Moments;
  readonly treatment: Moments;
};

/** A treatment against the control, before anything is adjusted for other treatments or metrics. */
export type Compared = Omit<Comparison, 'adjustedP' | 'call'>;

export function compare({ variant, kind, control, treatment }: Pair, rule: Rule): Compared {
  const found = difference(control, treatment);
  const { estimate, standardError } = found;
  if (standardError === 0) return { variant, p: 1, chanceToBeat: 0.5, expectedLoss: 0 };
  const customers = control.customers + treatment.customers;
  const widthAt = (alpha: number) =>
    rule.kind === 'sequence'
      ? sequenceWidth({ customers, expected: rule.expected, alpha })
      : twoSidedWidth(alpha, found.degreesOfFreedom);
  const around = widthAt(rule.alpha) * standardError;
  const relative = lift(control, treatment, widthAt(SHOWN_ALPHA));
  return {
    variant,
    difference: { estimate, low: estimate - around, high: estimate + around },
    ...(relative === undefined ? {} : { lift: relative }),
    p:
      rule.kind === 'sequence'
        ? sequenceP(standardised(found), { customers, expected: rule.expected, alpha: rule.alpha })
        : twoSidedP(found),
    ...(kind === 'share' ? chancesOfShares(control, treatment) : chancesOfMeans(estimate, standardError)),
  };
}

/** Lifts are shown at 95 %, whatever decides. */
const SHOWN_ALPHA = 0.05;

type Chances = Pick<Comparison, 'chanceToBeat' | 'expectedLoss'>;

function chancesOfShares(control: Moments, treatment: Moments): Chances {
  const before = posteriorOf(control.converters, control.customers);
  const after = posteriorOf(treatment.converters, treatment.customers);
  return { chanceToBeat: chanceToBeat(after, before), expectedLoss: expectedLoss(after, before) };
}

/** From a flat prior on the difference, which is then normal around what was seen. */
function chancesOfMeans(estimate: number, standardError: number): Chances {
  const z = estimate / standardError;
  const loss = standardError * normalDensity(z) - estimate * normalUpper(z);
  return { chanceToBeat: normalUpper(-z), expectedLoss: Math.max(0, loss) };
}
