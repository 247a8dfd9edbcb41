import { canonicalJson, shortId } from '../hash.ts';
import type { Journey } from '../journey/definition.ts';
import type { Segment } from '../segment/definition.ts';
import { expandSegments } from '../segment/expand.ts';
import type { Audience, CompiledSegment } from './definition.ts';

/**
 * All that is reckoned for every customer, out of segments (by id, none in a circle) and journeys. Its edition is the hash
 * of what matters for that: a segment's title does not, nor whether a journey is paused.
 */
export function compileAudience({
  segments,
  journeys,
}: {
  readonly segments: Readonly<Record<string, Segment>>;
  readonly journeys: readonly Journey[];
}): Audience {
  const conditions = Object.fromEntries(Object.entries(segments).map(([id, { when }]) => [id, when]));
  const compiled = Object.entries(segments)
    .map(([id, { title, when, stage, backfill }]): CompiledSegment => {
      const known = { id, title, when: expandSegments(when, conditions), backfill };
      return stage === undefined ? known : { ...known, stage };
    })
    .toSorted(byName(({ id }) => id));
  const inOrder = journeys.toSorted(byName(({ id }) => id));
  const dates = inOrder.flatMap(({ id, entry }) => ('date' in entry ? [{ journeyId: id, entry }] : []));
  const schedules = inOrder.flatMap(({ id, entry }) =>
    'schedule' in entry ? [{ journeyId: id, entry }] : [],
  );
  const content = { segments: compiled.map(({ title: _title, ...rest }) => rest), dates, schedules };
  const edition = shortId(canonicalJson(content)).slice(0, 12);
  return { edition, segments: compiled, dates, schedules };
}

function byName<T>(nameOf: (one: T) => string): (one: T, other: T) => number {
  return (one, other) => (nameOf(one) < nameOf(other) ? -1 : 1);
}
