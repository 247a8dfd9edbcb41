import type { WatchedSegment } from '../audience/audience-index.ts';
import type { Facts } from '../condition/facts.ts';
import type { EpochMs } from '../time/instant.ts';
import type { Agenda } from './definition.ts';
import { unseenFlips } from './unseen-flips.ts';

/** A customer entered or left a segment. */
export type Flip = {
  readonly segment: WatchedSegment;
  readonly change: 'entered' | 'left';
  readonly at: EpochMs;
  /** Time alone did it, at an instant that had been reckoned before. */
  readonly byTime: boolean;
};

export type ReckonedSegments = {
  /** In order of time. */
  readonly flips: readonly Flip[];
  /** By segment, those that were asked: when time alone changes its answer next; undefined: never. */
  readonly next: ReadonlyMap<string, EpochMs | undefined>;
};

/**
 * Asks some segments whether the customer is in them now, and since when.
 * @param changedAt when that which is reckoned for happened: the event, or now
 */
export function reckonSegments({
  agenda,
  segments,
  facts,
  changedAt,
}: {
  readonly agenda: Agenda;
  readonly segments: readonly WatchedSegment[];
  readonly facts: Facts;
  readonly changedAt: EpochMs;
}): ReckonedSegments {
  const flips: Flip[] = [];
  const next = new Map<string, EpochMs | undefined>();
  for (const segment of segments) {
    flips.push(...flipsOf(segment, { agenda, facts, changedAt }));
    next.set(segment.id, segment.nextChange(facts));
  }
  return { flips: flips.toSorted((one, other) => one.at - other.at), next };
}

function flipsOf(
  segment: WatchedSegment,
  { agenda, facts, changedAt }: { agenda: Agenda; facts: Facts; changedAt: EpochMs },
): readonly Flip[] {
  const wasIn = Object.hasOwn(agenda.segments, segment.id);
  const from = agenda.changes[segment.id];
  const unseen =
    from === undefined || from > facts.now ? [] : unseenFlips(segment, { from, isIn: wasIn, facts });
  // What was told late (below) may stand in the very millisecond of what follows: one instant tells one change.
  let told =
    agenda.segments[segment.id] ?? (agenda.changedAt === unseen[0] ? agenda.changedAt : undefined) ?? 0;
  const flips = unseen.map((instant, index): Flip => {
    const isIn = wasIn === (index % 2 === 1);
    told = Math.max(instant, told + 1);
    return { segment, change: isIn ? 'entered' : 'left', at: told, byTime: true };
  });
  const isIn = segment.holds(facts);
  if (isIn === (flips.length % 2 === 0 ? wasIn : !wasIn)) return flips;
  const last = Math.max(agenda.changedAt ?? 0, flips.at(-1)?.at ?? 0);
  // What a late event changes is told as after what was told before, or it would seem undone by it.
  const at = changedAt > last ? changedAt : last + 1;
  return [...flips, { segment, change: isIn ? 'entered' : 'left', at, byTime: false }];
}
