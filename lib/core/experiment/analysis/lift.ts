import type { Moments } from './moments.ts';
import type { Interval } from './result.ts';

/**
 * How much more the treatment brings than the control, as a fraction of the control: on the logarithm of the quotient, which
 * is Katz's interval for shares (Katz et al. 1978). The delta method on the quotient itself is lopsided where events are rare.
 * @param width standard errors on either side
 * @returns undefined where one of them brought nothing: there is no quotient
 */
export function lift(control: Moments, treatment: Moments, width: number): Interval | undefined {
  if (control.mean <= 0 || treatment.mean <= 0) return undefined;
  const ratio = treatment.mean / control.mean;
  const error = width * Math.sqrt(relativeVariance(control) + relativeVariance(treatment));
  return { estimate: ratio - 1, low: ratio * Math.exp(-error) - 1, high: ratio * Math.exp(error) - 1 };
}

function relativeVariance({ variance, customers, mean }: Moments): number {
  return variance / (customers * mean * mean);
}
