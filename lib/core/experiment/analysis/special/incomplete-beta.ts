import { logFall, type Point, underMean } from './beta-density.ts';
import { stirlingError } from './stirling.ts';

/**
 * The regularized incomplete beta function I_x(a, b) for a, b > 0 (DLMF 8.17): the chance that Beta(a, b) lies below x. The
 * upper tail is that of (b, a) at y, never 1 − I.
 * @returns a function of x and y = 1 − x. Both are asked for because the smaller of them carries the digits
 */
export function incompleteBeta(a: number, b: number): (x: number, y: number) => number {
  const logScale =
    0.5 * Math.log(((a / (a + b)) * b) / (2 * Math.PI)) +
    stirlingError(a + b) -
    stirlingError(a) -
    stirlingError(b);

  return (x, y) => {
    if (x <= 0) return 0;
    if (y <= 0) return 1;
    const under = underMean(a, b, { x, y });
    const power = Math.exp(logScale - logFall(a, b, { x, y })); // x^a y^b / B(a, b)
    // On its own side of the mean the fraction converges fast, and the other side is no small tail.
    return under >= 0
      ? power * fraction({ a, b, x, y, under })
      : 1 - power * fraction({ a: b, b: a, x: y, y: x, under: -under });
  };
}

type Place = Point & { readonly a: number; readonly b: number; readonly under: number };

/**
 * I_x(a, b) / (x^a y^b / B(a, b)): the even part of the continued fraction DLMF 8.17.22, as DiDonato and Morris (1992, formula
 * 9) write it, so that no term is a difference of near equals. By Lentz's method as Thompson and Barnett (1986) modified it.
 */
function fraction({ a, b, x, y, under }: Place): number {
  let value = (a * (under + 1)) / (a + 1);
  let c = value;
  let d = 0;
  for (let n = 1; n < MOST_TERMS; n += 1) {
    const s = a + 2 * n - 1;
    const w = n * (b - n) * x;
    const numerator = (((a + n - 1) * (a + b + n - 1)) / s) * ((w * x) / s);
    const denominator = n + w / s + ((a + n) * (under + 1 + n * (1 + y))) / (s + 2);
    d = 1 / (denominator + numerator * d);
    c = denominator + numerator / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 2e-16) break;
  }
  return 1 / value;
}

/** About √(a + b) terms are needed: enough for a thousand million customers. */
const MOST_TERMS = 100_000;
