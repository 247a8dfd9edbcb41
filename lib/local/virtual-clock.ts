import type { Clock } from '../core/ports.ts';
import type { EpochMs } from '../core/time/instant.ts';

export type VirtualClock = Clock & {
  /** Does the action at an instant, or now where that has passed. Same instant: in the order they were handed in. */
  at(instant: EpochMs, action: Action): void;
  /** Does what is due until the instant, that included, one action after the other; then it is that instant. */
  runUntil(instant: EpochMs): Promise<void>;
};
type Action = () => void | Promise<void>;

/** Time that passes only from one due action to the next. No real timer is involved. */
export function createVirtualClock(start: EpochMs): VirtualClock {
  const heap: Due[] = [];
  let now = start;
  let handedIn = 0;
  return {
    now: () => now,
    at(instant, action) {
      handedIn += 1;
      push(heap, { at: Math.max(instant, now), order: handedIn, action });
    },
    async runUntil(instant) {
      for (let due = heap[0]; due !== undefined && due.at <= instant; due = heap[0]) {
        removeFirst(heap);
        now = due.at;
        await due.action();
      }
      now = Math.max(now, instant);
    },
  };
}

type Due = { readonly at: EpochMs; readonly order: number; readonly action: Action };

function isBefore(a: Due, b: Due): boolean {
  return a.at === b.at ? a.order < b.order : a.at < b.at;
}

/** A binary heap, first due at index 0: each entry is before those at 2i + 1 and 2i + 2. */
function push(heap: Due[], due: Due): void {
  let index = heap.length;
  while (index > 0) {
    const above = (index - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || !isBefore(due, parent)) break;
    heap[index] = parent;
    index = above;
  }
  heap[index] = due;
}

function removeFirst(heap: Due[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let index = 0;
  for (;;) {
    const left = heap[2 * index + 1];
    const right = heap[2 * index + 2];
    if (left === undefined) break;
    const takeRight = right !== undefined && isBefore(right, left);
    const below = takeRight ? right : left;
    if (!isBefore(below, last)) break;
    heap[index] = below;
    index = 2 * index + (takeRight ? 2 : 1);
  }
  heap[index] = last;
}
