import { logRemainder } from './log-remainder.ts';

/** A point on 0 to 1. y = 1 − x is given too, because the smaller of both carries the digits. */
export type Point = { readonly x: number; readonly y: number };

/** How far x lies under the mean a / (a + b), times a + b: small, also where a and (a + b) x are in the millions. */
export function underMean(a: number, b: number, { x, y }: Point): number {
  return x < y ? a - (a + b) * x : (a + b) * y - b;
}

/** By how much ln(x^a y^b) lies below its highest value, which it has at x = a / (a + b). */
export function logFall(a: number, b: number, { x, y }: Point): number {
  const under = underMean(a, b, { x, y });
  return a * logRemainder(-under / a, (x * (a + b)) / a) + b * logRemainder(under / b, (y * (a + b)) / b);
}
