import { lowerGamma, upperGamma } from './incomplete-gamma.ts';

/** The chance that a standard normal variable exceeds z: ½ erfc(z / √2), by DLMF 7.11.2. */
export function normalUpper(z: number): number {
  return z >= 0 ? 0.5 * upperGamma(0.5, (z * z) / 2) : 1 - 0.5 * upperGamma(0.5, (z * z) / 2);
}

/** The z that a standard normal variable exceeds with this chance, 0 < upper < 1. */
export function normalQuantile(upper: number): number {
  const fromMiddle = 0.5 - upper;
  if (Math.abs(fromMiddle) < 0.25)
    return refined(fromMiddle * Math.sqrt(2 * Math.PI), missingFromMiddle(fromMiddle));
  if (upper > 0.5) return -normalQuantile(1 - upper);
  if (upper <= 0) return Number.POSITIVE_INFINITY;
  return refined(tailStart(upper), (z) => normalUpper(z) - upper);
}

/** Near the middle the chance between 0 and z has the digits, not the tail. */
function missingFromMiddle(fromMiddle: number): (z: number) => number {
  return (z) => fromMiddle - 0.5 * Math.sign(z) * lowerGamma(0.5, (z * z) / 2);
}

/** Halley's method; thrice the digits each time. @param missing how much too small z is, as a chance */
function refined(start: number, missing: (z: number) => number): number {
  let z = start;
  for (let round = 0; round < 4; round += 1) {
    const step = missing(z) / normalDensity(z);
    z += step / (1 - (z * step) / 2);
  }
  return z;
}

export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** Within 4.5e-4: Abramowitz and Stegun 26.2.23. */
function tailStart(upper: number): number {
  const t = Math.sqrt(-2 * Math.log(upper));
  return (
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  );
}
