import type { CustomerEvent } from '../core/event/definition.ts';
import type { EpochMs } from '../core/time/instant.ts';

/** Puts an event where it belongs in a history ordered by occurrence, then by id; nearly always at the end. */
export function insertEvent(history: CustomerEvent[], event: CustomerEvent): void {
  const after = history.findLastIndex(
    (one) => one.occurredAt < event.occurredAt || (one.occurredAt === event.occurredAt && one.id < event.id),
  );
  history.splice(after + 1, 0, event);
}

/** Index of the first event at or after a moment, by halving. */
export function firstSince(since: EpochMs, history: readonly CustomerEvent[]): number {
  let low = 0;
  let high = history.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const event = history[middle];
    if (event !== undefined && event.occurredAt < since) low = middle + 1;
    else high = middle;
  }
  return low;
}
