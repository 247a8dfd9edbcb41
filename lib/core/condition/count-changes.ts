import type { CustomerEvent } from '../event/definition.ts';
import type { Duration } from '../time/duration.ts';
import type { EpochMs } from '../time/instant.ts';
import { lookBackBounds, lookBackEnd } from '../time/look-back.ts';
import { countBounds, countedEvents } from './count-events.ts';
import type { EventCount } from './definition.ts';
import type { Facts } from './facts.ts';

/**
 * When time alone changes whether the number of events lies in the bounds: when it falls to `atMost`, and when it falls
 * below `atLeast`, as one event after the other leaves the window.
 * @returns at most two instants, the first ones at which the new answer holds, in no order
 */
export function countChanges(count: EventCount, within: Duration): (facts: Facts) => readonly EpochMs[] {
  const counted = countedEvents(count);
  const { atLeast, atMost } = countBounds(count);
  const nthEnd = nthToLeave(within);
  return (facts) => {
    const events = counted(facts);
    // After the nth has left, so many fewer are counted.
    const nths = [events.length - atMost, events.length - atLeast + 1];
    return nths.flatMap((nth) => {
      const end = nthEnd(nth, { events, zone: facts.zone });
      return end === undefined ? [] : [end + 1];
    });
  };
}

type Question = { readonly events: readonly CustomerEvent[]; readonly zone: string };

/**
 * The last instant of the event that is the nth to leave a window; undefined where there are not so many. On a calendar it
 * need not be the nth oldest: a month after 30 January 23:00 is later than a month after 31 January. But it leaves no
 * earlier than the nth oldest can, and no later; so the calendar is asked for its neighbours only.
 */
function nthToLeave(within: Duration): (nth: number, question: Question) => EpochMs | undefined {
  const { shortestMs, longestMs } = lookBackBounds(within);
  const end = lookBackEnd(within);
  const spread = longestMs - shortestMs;
  return (nth, { events, zone }) => {
    const nthOldest = events[nth - 1]?.occurredAt;
    if (nthOldest === undefined) return undefined;
    const first = events.findIndex(({ occurredAt }) => occurredAt >= nthOldest - spread);
    const near = events.slice(first).filter(({ occurredAt }) => occurredAt <= nthOldest + spread);
    const ends = near.map(({ occurredAt }) => end(occurredAt, zone)).toSorted((one, other) => one - other);
    return ends[nth - 1 - first];
  };
}
