const WARM_UP_MS = 300;
const ROUNDS = 11;
const ROUND_MS = 100;

/**
 * How long one call takes, in microseconds: the median of eleven rounds of 100 ms, after the compiler of the engine has
 * warmed up. Async work is awaited call by call.
 */
export async function measure(work: () => unknown): Promise<number> {
  await round(work, WARM_UP_MS);
  const rounds: number[] = [];
  for (let count = 0; count < ROUNDS; count += 1) rounds.push(await round(work, ROUND_MS));
  return rounds.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}

async function round(work: () => unknown, atLeastMs: number): Promise<number> {
  const start = performance.now();
  let calls = 0;
  while (performance.now() - start < atLeastMs) {
    const result = work();
    if (result instanceof Promise) await result;
    calls += 1;
  }
  return ((performance.now() - start) * 1_000) / calls;
}
