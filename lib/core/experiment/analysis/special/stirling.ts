/**
 * What Stirling's formula lacks: ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π], for x > 0. DLMF 5.11.1, carried down to small x by
 * Γ(x + 1) = x Γ(x). Small and accurate where ln Γ itself is a huge number, so that quotients of gammas keep their digits.
 */
export function stirlingError(x: number): number {
  let below = 0;
  let at = x;
  for (; at < SERIES_FROM; at += 1) below += (at + 0.5) * Math.log1p(1 / at) - 1;
  const inverse = 1 / at;
  const square = inverse * inverse;
  let series = 0;
  for (const coefficient of COEFFICIENTS) series = series * square + coefficient;
  return below + series * inverse;
}

/** ln Γ(x) for x > 0. */
export function logGamma(x: number): number {
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingError(x);
}

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/** From here on the first term left out, 3617/122400 x⁻¹⁵, is under 3e-17. */
const SERIES_FROM = 10;

/** B₂ₖ / (2k (2k − 1)) of DLMF 5.11.1, highest power first. */
const COEFFICIENTS = [1 / 156, -691 / 360_360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12];
