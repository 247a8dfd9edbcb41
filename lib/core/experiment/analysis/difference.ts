import type { Moments } from './moments.ts';
import { normalQuantile, normalUpper } from './special/normal.ts';
import { studentQuantile, studentUpper } from './special/student-t.ts';

/** Treatment less control. A standard error of 0 means that nothing can be said. */
export type Difference = {
  readonly estimate: number;
  readonly standardError: number;
  /** Infinite for shares: the normal distribution. */
  readonly degreesOfFreedom: number;
};

/** Welch's: neither the variances nor the sizes need be equal. */
export function difference(control: Moments, treatment: Moments): Difference {
  const a = control.variance / control.customers;
  const b = treatment.variance / treatment.customers;
  const told = control.customers > 1 && treatment.customers > 1 && a + b > 0;
  const welch = (a + b) ** 2 / (a ** 2 / (control.customers - 1) + b ** 2 / (treatment.customers - 1));
  return {
    estimate: treatment.mean - control.mean,
    standardError: told ? Math.sqrt(a + b) : 0,
    degreesOfFreedom: told && control.studentised ? welch : Number.POSITIVE_INFINITY,
  };
}

/** In standard errors; 0 where nothing can be said. */
export function standardised({ estimate, standardError }: Difference): number {
  return standardError === 0 ? 0 : estimate / standardError;
}

/** The chance of a difference at least as large, either way, where there is none: for one look. */
export function twoSidedP(of: Difference): number {
  return Math.min(1, 2 * upperTail(Math.abs(standardised(of)), of.degreesOfFreedom));
}

/** How many standard errors on either side contain the truth but for `alpha`: for one look. */
export function twoSidedWidth(alpha: number, degreesOfFreedom: number): number {
  return Number.isFinite(degreesOfFreedom)
    ? studentQuantile(alpha / 2, degreesOfFreedom)
    : normalQuantile(alpha / 2);
}

function upperTail(z: number, degreesOfFreedom: number): number {
  return Number.isFinite(degreesOfFreedom) ? studentUpper(z, degreesOfFreedom) : normalUpper(z);
}
