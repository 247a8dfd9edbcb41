import type { InboundEvent } from '../core/event/definition.ts';
import { parseInboundEvent } from '../core/event/parse.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { countOne, type Tally } from './tally.ts';

export type TimedEvent = { readonly at: EpochMs; readonly event: InboundEvent };

/** Broken clocks say 1970. The simulation begins with the first event, and must not begin there. */
const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/**
 * Reads all events and puts them in order of time; those of one instant stay in the order given. Each passes the checks
 * of the front door (limits, then shape). What is refused is counted, with the reason.
 */
export async function readEvents(
  events: AsyncIterable<InboundEvent> | Iterable<InboundEvent>,
  { events: counts }: Tally,
): Promise<TimedEvent[]> {
  const timed: TimedEvent[] = [];
  for await (const raw of events) {
    counts.read += 1;
    const one = timedEvent(raw);
    if ('reason' in one) countOne(counts.rejected, one.reason);
    else timed.push(one);
  }
  return timed.toSorted((a, b) => a.at - b.at);
}

function timedEvent(raw: unknown): TimedEvent | { reason: string } {
  const parsed = parseInboundEvent(raw);
  if (!parsed.ok) return parsed;
  const { event } = parsed;
  if (event.timestamp === undefined) return { reason: 'has no timestamp, which a simulation needs' };
  const at = Date.parse(event.timestamp);
  if (Number.isNaN(at)) return { reason: 'has a timestamp that is no date' };
  if (at < EARLIEST || at > LATEST) return { reason: 'has a timestamp before 1990 or after 2099' };
  return { at, event };
}
