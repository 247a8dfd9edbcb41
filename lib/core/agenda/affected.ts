import type { AudienceIndex, WatchedSegment } from '../audience/audience-index.ts';
import type { EpochMs } from '../time/instant.ts';
import { type Cause, eventOf, movesZone } from './cause.ts';
import type { Agenda } from './definition.ts';

export type Affected = {
  /** Segments whose answer may have changed. */
  readonly segments: readonly WatchedSegment[];
  /** Journeys whose date must be planned anew. */
  readonly dates: readonly string[];
};

/** What a cause may have changed, and what time has changed since. Looks at nothing else. */
export function affectedBy(
  cause: Cause,
  { agenda, index, now }: { agenda: Agenda; index: AudienceIndex; now: EpochMs },
): Affected {
  const found = new Set<WatchedSegment>();
  const add = (segments: readonly WatchedSegment[] = []): void => {
    for (const segment of segments) found.add(segment);
  };
  const dates = new Set<string>();
  if (cause === 'messages') add(index.byMessages);
  const event = eventOf(cause);
  if (event !== undefined) add(index.byEvent.get(event.name));
  if (typeof cause === 'object') {
    for (const name of cause.traits) {
      add(index.byTrait.get(name));
      for (const journeyId of index.datesByTrait.get(name) ?? []) dates.add(journeyId);
    }
    if (movesZone(cause.traits)) {
      add(index.byTime);
      for (const { journeyId } of index.audience.dates) dates.add(journeyId);
    }
  }
  if (agenda.dueAt !== undefined && agenda.dueAt <= now) add(overdue(agenda, index, now));
  return { segments: [...found], dates: [...dates] };
}

/** Everything, for an agenda that was reckoned with another audience. */
export function everything({ audience, segments }: AudienceIndex): Affected {
  return { segments: [...segments.values()], dates: audience.dates.map(({ journeyId }) => journeyId) };
}

function overdue({ changes }: Agenda, { segments }: AudienceIndex, now: EpochMs): WatchedSegment[] {
  return Object.entries(changes).flatMap(([id, at]) => {
    const segment = at <= now ? segments.get(id) : undefined;
    return segment === undefined ? [] : [segment];
  });
}
