import type { Ids } from '../core/ports.ts';

/** Names that nobody else has, in the order in which they are asked for. */
export function countedIds(): Ids {
  let count = 0;
  return {
    fresh() {
      count += 1;
      return `owner-${count}`;
    },
  };
}
