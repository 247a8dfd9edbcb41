/** Several ordered streams as one. The first items are asked for at once; later ones, as each stream's turn comes. */
export async function* mergeInOrder<T>(
  streams: readonly AsyncIterable<T>[],
  order: (one: T, other: T) => number,
): AsyncGenerator<T> {
  const iterators = streams.map((stream) => stream[Symbol.asyncIterator]());
  const firsts = await Promise.all(iterators.map((iterator) => head(iterator)));
  const heads = firsts.filter((first) => first !== undefined);
  while (true) {
    heads.sort((one, other) => order(one.item, other.item));
    const lowest = heads.shift();
    if (lowest === undefined) return;
    yield lowest.item;
    const next = await head(lowest.iterator);
    if (next !== undefined) heads.push(next);
  }
}

type Head<T> = { readonly item: T; readonly iterator: AsyncIterator<T> };

async function head<T>(iterator: AsyncIterator<T>): Promise<Head<T> | undefined> {
  const { done, value } = await iterator.next();
  return done === true ? undefined : { item: value, iterator };
}
