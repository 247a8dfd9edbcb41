import { compileCondition, type Facts } from '../condition/compile.ts';
import { dependenciesOf, firstName } from '../condition/depends-on.ts';
import { nextChange } from '../condition/next-change.ts';
import type { EpochMs } from '../time/instant.ts';
import type { Audience, CompiledSegment } from './definition.ts';

/** A segment as functions of the facts. */
export type WatchedSegment = CompiledSegment & {
  readonly holds: (facts: Facts) => boolean;
  readonly nextChange: (facts: Facts) => EpochMs | undefined;
};

type Found = readonly WatchedSegment[];
export type AudienceIndex = {
  readonly audience: Audience;
  readonly segments: ReadonlyMap<string, WatchedSegment>;
  /** What an event of this name may change. */
  readonly byEvent: ReadonlyMap<string, Found>;
  /** What a trait of this name may change. */
  readonly byTrait: ReadonlyMap<string, Found>;
  readonly byMessages: Found;
  /** What the customer's zone may change. */
  readonly byTime: Found;
  /** Journeys entered by a date, by the name of the trait that holds it. */
  readonly datesByTrait: ReadonlyMap<string, readonly string[]>;
};

/**
 * Which segments depend on what, so that an event asks only those that it may change. Made once for each audience and kept
 * as long as that is.
 */
export function audienceIndex(audience: Audience): AudienceIndex {
  const known = indexes.get(audience);
  if (known !== undefined) return known;
  const index = makeIndex(audience);
  indexes.set(audience, index);
  return index;
}

const indexes = new WeakMap<Audience, AudienceIndex>();

function makeIndex(audience: Audience): AudienceIndex {
  const segments = new Map<string, WatchedSegment>();
  const byEvent = new Map<string, WatchedSegment[]>();
  const byTrait = new Map<string, WatchedSegment[]>();
  const byMessages: WatchedSegment[] = [];
  const byTime: WatchedSegment[] = [];
  for (const segment of audience.segments) {
    const { when } = segment;
    const watched = { ...segment, holds: compileCondition(when), nextChange: nextChange(when) };
    const { events, traits, messages, time } = dependenciesOf(when);
    segments.set(segment.id, watched);
    for (const name of events) under(byEvent, name).push(watched);
    for (const name of traits) under(byTrait, name).push(watched);
    if (messages) byMessages.push(watched);
    if (time) byTime.push(watched);
  }
  const datesByTrait = new Map<string, string[]>();
  for (const { journeyId, entry } of audience.dates)
    under(datesByTrait, firstName(entry.date)).push(journeyId);
  return { audience, segments, byEvent, byTrait, byMessages, byTime, datesByTrait };
}

function under<T>(lists: Map<string, T[]>, name: string): T[] {
  const list = lists.get(name) ?? [];
  lists.set(name, list);
  return list;
}
