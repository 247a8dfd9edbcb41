/**
 * P-values adjusted so that the chance of any false call among them stays at the level (Holm 1979). In the given order.
 */
export function holm(ps: readonly number[]): number[] {
  const adjusted = ps.map(() => 1);
  let highest = 0;
  for (const [rank, { p, index }] of ascending(ps).entries()) {
    highest = Math.max(highest, Math.min(1, (ps.length - rank) * p));
    adjusted[index] = highest;
  }
  return adjusted;
}

/** P-values adjusted so that of what is called, at most the level is false on average (Benjamini & Hochberg 1995). */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  const adjusted = ps.map(() => 1);
  let lowest = 1;
  for (const [rank, { p, index }] of [...ascending(ps).entries()].toReversed()) {
    lowest = Math.min(lowest, (ps.length * p) / (rank + 1));
    adjusted[index] = lowest;
  }
  return adjusted;
}

function ascending(ps: readonly number[]): { p: number; index: number }[] {
  return ps.map((p, index) => ({ p, index })).toSorted((one, other) => one.p - other.p);
}
