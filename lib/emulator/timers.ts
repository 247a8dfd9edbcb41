/** What waits for a time, the earliest first; of two for the same time, the one that came first. */
export type Timers = {
  /** @returns takes it out again */
  add(due: number, action: () => void): () => void;
  /** When the first one is due. */
  nextDue(): number | undefined;
  takeNext(): (() => void) | undefined;
  clear(): void;
};

export function createTimers(): Timers {
  /** In order; a cancelled one leaves at once, for most are cancelled: time-outs of what came in time. */
  const waiting: { readonly due: number; readonly action: () => void }[] = [];

  /** Where one due at this time stands, or would stand: behind all that are due by then. */
  function placeAfter(due: number): number {
    let [low, high] = [0, waiting.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((waiting[middle]?.due ?? Infinity) <= due) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    add(due, action) {
      const one = { due, action };
      waiting.splice(placeAfter(due), 0, one);
      return () => {
        const at = waiting.lastIndexOf(one, placeAfter(due) - 1);
        if (at >= 0) waiting.splice(at, 1);
      };
    },
    nextDue: () => waiting[0]?.due,
    takeNext: () => waiting.shift()?.action,
    clear: () => waiting.splice(0),
  };
}
