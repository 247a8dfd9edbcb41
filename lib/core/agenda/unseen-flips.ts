import type { WatchedSegment } from '../audience/audience-index.ts';
import type { Facts } from '../condition/facts.ts';
import { conditionNeeds } from '../condition/needs.ts';
import type { CustomerEvent } from '../event/definition.ts';
import type { EpochMs } from '../time/instant.ts';

/**
 * When a segment's answer changed from `from` until now (`facts.now`) while nobody looked: the wheel stood still, or an
 * event came in a moment before it. Each change by itself, in order, with only those events that were known by then.
 * @param isIn whether the customer was in it just before `from`
 */
export function unseenFlips(
  segment: WatchedSegment,
  { from, isIn, facts }: { from: EpochMs; isIn: boolean; facts: Facts },
): readonly EpochMs[] {
  const names = conditionNeeds([segment.when]).events.map(({ name }) => name);
  const arrivals = names.flatMap((name) => facts.events(name).map(knownAt));
  const flips: EpochMs[] = [];
  let was = isIn;
  for (let at: EpochMs | undefined = from; at !== undefined && at <= facts.now; ) {
    const then = factsAt(facts, at);
    const holds = segment.holds(then);
    if (holds !== was) flips.push(at);
    was = holds;
    at = earliest([segment.nextChange(then), nextAfter(at, arrivals)]);
  }
  return flips;
}

/** An event from a clock that runs ahead counts from its arrival on; one from a device that was offline, since it occurred. */
function knownAt({ occurredAt, receivedAt }: CustomerEvent): EpochMs {
  return Math.min(occurredAt, receivedAt);
}

function factsAt(facts: Facts, at: EpochMs): Facts {
  return { ...facts, now: at, events: (name) => facts.events(name).filter((event) => knownAt(event) <= at) };
}

function nextAfter(at: EpochMs, arrivals: readonly EpochMs[]): EpochMs | undefined {
  return earliest(arrivals.filter((one) => one > at));
}

function earliest(instants: readonly (EpochMs | undefined)[]): EpochMs | undefined {
  let first: EpochMs | undefined;
  for (const at of instants) if (at !== undefined && (first === undefined || at < first)) first = at;
  return first;
}
