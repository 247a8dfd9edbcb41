/**
 * e − ln(1 + e), which is about e²/2: the plain difference has no digits left where e is small.
 * @param ratio 1 + e, as exactly as the caller has it: far from 1 its logarithm is what counts
 */
export function logRemainder(e: number, ratio: number): number {
  if (Math.abs(e) > 0.5) return e - Math.log(ratio);
  // ln(1 + e) = 2 artanh r with r = e / (2 + e) (DLMF 4.6.6), and e − 2r = r e.
  const r = e / (2 + e);
  const square = r * r;
  let power = square;
  let sum = 1 / 3;
  for (let odd = 5; power > 1e-17; odd += 2) {
    sum += power / odd;
    power *= square;
  }
  return r * e - 2 * r * square * sum;
}
