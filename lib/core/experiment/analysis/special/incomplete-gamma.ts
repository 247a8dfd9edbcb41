import { logRemainder } from './log-remainder.ts';
import { stirlingError } from './stirling.ts';

/** The regularized upper incomplete gamma function Q(s, x) = Γ(s, x) / Γ(s), for s > 0 and x ≥ 0. */
export function upperGamma(s: number, x: number): number {
  if (x <= 0) return 1;
  return x < s + 1 ? 1 - series(s, x) : fraction(s, x);
}

/** P(s, x) = 1 − Q(s, x), with its own digits where it is small. */
export function lowerGamma(s: number, x: number): number {
  if (x <= 0) return 0;
  return x < s + 1 ? series(s, x) : 1 - fraction(s, x);
}

/** DLMF 8.11.4: P(s, x) = x^s e^(−x) / Γ(s + 1) · (1 + x / (s + 1) + x² / ((s + 1)(s + 2)) + …). */
function series(s: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-17; k += 1) {
    term *= x / (s + k);
    sum += term;
  }
  return (power(s, x) * sum) / s;
}

/** DLMF 8.9.2 in its even form, by the modified method of Lentz. */
function fraction(s: number, x: number): number {
  let b = x + 1 - s;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < MOST_TERMS; k += 1) {
    const a = k * (s - k);
    b += 2;
    d = 1 / (b + a * d);
    c = b + a / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return power(s, x) * value;
}

const MOST_TERMS = 10_000;

/** x^s e^(−x) / Γ(s). */
function power(s: number, x: number): number {
  return Math.sqrt(s / (2 * Math.PI)) * Math.exp(-s * logRemainder((x - s) / s, x / s) - stirlingError(s));
}
