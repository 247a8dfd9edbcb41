/**
 * Asymptotic confidence sequences: intervals that hold at every look together, however often one looks and whenever one
 * stops (Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas 2024, Annals of Statistics 52, theorem 2.2, with the tuning of
 * appendix B.2).
 */
export type Look = {
  /** Customers of both arms so far. */
  readonly customers: number;
  /** Customers at which the interval should be narrowest: when one expects to decide. Fixed before the start. */
  readonly expected: number;
  /** The chance that the truth is ever outside. */
  readonly alpha: number;
};

/** How many standard errors on either side. */
export function sequenceWidth({ customers, expected, alpha }: Look): number {
  const spread = spreadOf(customers, expected, alpha);
  return Math.sqrt((2 * (spread + 1) * Math.log(Math.sqrt(spread + 1) / alpha)) / spread);
}

/** How many standard errors below the estimate a bound lies that the truth is never under, but for `alpha`. */
export function oneSidedSequenceWidth({ customers, expected, alpha }: Look): number {
  const spread = spreadOf(customers, expected, 2 * alpha);
  return Math.sqrt((2 * (spread + 1) * Math.log1p(Math.sqrt(spread + 1) / (2 * alpha))) / spread);
}

/**
 * A p-value that is valid at every look: at most a exactly where the two-sided sequence at a, tuned for `alpha`, excludes 0.
 * By its logarithm, because the evidence itself overflows from 38 standard errors on.
 * @param z the difference in standard errors
 */
export function sequenceP(z: number, { customers, expected, alpha }: Look): number {
  const spread = spreadOf(customers, expected, alpha);
  const logEvidence = (spread * z * z) / (2 * (spread + 1)) - 0.5 * Math.log1p(spread);
  return Math.min(1, Math.exp(-logEvidence));
}

/** N ρ². */
function spreadOf(customers: number, expected: number, alpha: number): number {
  const log = -2 * Math.log(alpha);
  return (customers / expected) * (log + Math.log(log + 1));
}
