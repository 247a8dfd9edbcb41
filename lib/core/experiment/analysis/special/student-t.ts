import { incompleteBeta } from './incomplete-beta.ts';
import { normalQuantile } from './normal.ts';
import { logGamma } from './stirling.ts';

/** The chance that Student's t with `df` > 0 degrees of freedom (not only whole ones) exceeds t. */
export function studentUpper(t: number, df: number): number {
  const tail = 0.5 * incompleteBeta(df / 2, 0.5)(df / (df + t * t), (t * t) / (df + t * t));
  return t >= 0 ? tail : 1 - tail;
}

/** The t that Student's t with `df` > 0 degrees of freedom exceeds with this chance, 0 < upper < 1. */
export function studentQuantile(upper: number, df: number): number {
  if (upper > 0.5) return -studentQuantile(1 - upper, df);
  if (upper === 0.5) return 0;
  // Against ln t the logarithm of the tail is concave: Newton's method comes down from the right and cannot miss.
  let logT = Math.log(normalQuantile(upper));
  for (let round = 0; round < 100; round += 1) {
    const t = Math.exp(logT);
    const tail = studentUpper(t, df);
    const step = (Math.log(tail / upper) * tail) / (t * studentDensity(t, df));
    logT += step;
    if (Math.abs(step) < 1e-15) break;
  }
  return Math.exp(logT);
}

function studentDensity(t: number, df: number): number {
  const scale = logGamma((df + 1) / 2) - logGamma(df / 2) - 0.5 * Math.log(df * Math.PI);
  return Math.exp(scale - ((df + 1) / 2) * Math.log1p((t * t) / df));
}
