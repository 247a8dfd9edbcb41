import { logFall, type Point } from './special/beta-density.ts';
import { incompleteBeta } from './special/incomplete-beta.ts';

/** Beta(a, b): what is known of a share. */
export type Posterior = { readonly a: number; readonly b: number };

/** From an even prior, Beta(1, 1). */
export function posteriorOf(converters: number, customers: number): Posterior {
  return { a: 1 + converters, b: 1 + customers - converters };
}

export function posteriorMean({ a, b }: Posterior): number {
  return a / (a + b);
}

/** The chance that a share lies below x = 1 − y. */
export function chanceBelow({ a, b }: Posterior): (x: number, y: number) => number {
  return incompleteBeta(a, b);
}

/** Points with weights that add up to 1: an average over them is one over the posterior. */
export type Grid = readonly (Point & { readonly weight: number })[];

/**
 * The trapezoid rule on u = ln(x / (1 − x)), from where the density has fallen to e^−38 on either side; so smooth a function
 * makes it exact but for rounding. Two traps are avoided by this: so many standard deviations around the mean cut off what
 * Beta(1, 1001) has, and dividing by the same sum spares ln B(a, b), which loses digits where a and b are large.
 * @param times as many points: for what changes faster than the density itself
 */
export function gridOf({ a, b }: Posterior, times = 1): Grid {
  const points = times * (Math.min(a, b) < SKEWED ? 128 : 64);
  const mode = Math.log(a / b);
  const from = fallen((distance) => logFall(a, b, at(mode - distance)));
  const width = from + fallen((distance) => logFall(a, b, at(mode + distance)));
  const grid = Array.from({ length: points + 1 }, (_, index) => {
    const point = at(mode - from + (width * index) / points);
    return { ...point, weight: Math.exp(-logFall(a, b, point)) };
  });
  const total = grid.reduce((sum, { weight }) => sum + weight, 0);
  return grid.map(({ x, y, weight }) => ({ x, y, weight: weight / total }));
}

/** Below, one side falls so slowly that 64 points are an error of 1e-8; from here on of 1e-15, measured against 2,048. */
const SKEWED = 5;

/** The inverse of ln(x / (1 − x)). */
function at(u: number): Point {
  return { x: 1 / (1 + Math.exp(-u)), y: 1 / (1 + Math.exp(u)) };
}

/** The distance at which a rising function is about 38. */
function fallen(drop: (distance: number) => number): number {
  let high = 1e-6;
  while (drop(high) < 38) high *= 2;
  let low = high / 2;
  for (let round = 0; round < 6; round += 1) {
    const middle = (low + high) / 2;
    if (drop(middle) < 38) low = middle;
    else high = middle;
  }
  return high;
}

/** How wide it is, as the standard deviation of u. */
export function spreadOf({ a, b }: Posterior): number {
  return Math.sqrt(1 / a + 1 / b);
}
