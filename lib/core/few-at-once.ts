/** Does something with each, so many of them at the same time, and gives what came of it in the same order. */
export async function fewAtOnce<One, Result>(
  all: readonly One[],
  most: number,
  act: (one: One) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let done = 0; done < all.length; done += most) {
    results.push(...(await Promise.all(all.slice(done, done + most).map(act))));
  }
  return results;
}
