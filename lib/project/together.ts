import { conditionParts } from '../core/condition/parts.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { EventFile } from '../core/event/catalog.ts';
import { COLLECTOR_EVENTS, OWN_EVENTS } from '../core/event/own-events.ts';
import { unknownEvents } from '../core/event/unknown-events.ts';
import type { Journey } from '../core/journey/definition.ts';
import { eventsNamed } from '../core/journey/events-named.ts';
import { graphOf } from '../core/journey/graph.ts';
import { journeyRounds } from '../core/journey/rounds.ts';
import { segmentConditions } from '../core/segment/conditions.ts';
import type { Segment } from '../core/segment/definition.ts';
import { located } from './located.ts';
import type { Source } from './text-file.ts';

type Whole = {
  readonly events: readonly EventFile[];
  readonly segments: readonly (Source & { readonly segment: Segment })[];
  readonly journeys: readonly (Source & { readonly journey: Journey })[];
};

/** What only shows when all files are seen together: events that nobody describes, journeys that go round for ever. */
export function foundTogether({ events, segments, journeys }: Whole): Diagnostic[] {
  const all = journeys.map(({ journey }) => journey);
  const conditions = segmentConditions(
    Object.fromEntries(segments.map(({ segment }) => [segment.id, segment])),
  );
  const rounds = journeyRounds(all, conditions).flatMap(({ journeyId, diagnostic }) =>
    journeys
      .filter(({ journey }) => journey.id === journeyId)
      .flatMap((source) => located(source, [diagnostic])),
  );
  if (events.length === 0) return rounds; // every event is taken
  const known = new Set([
    ...events.map(({ event }) => event),
    ...emitted(all),
    ...OWN_EVENTS,
    ...COLLECTOR_EVENTS,
  ]);
  return [
    ...segments.flatMap((source) => located(source, unknownEvents(eventsOf(source.segment), known))),
    ...journeys.flatMap((source) => {
      const named = eventsNamed({ journey: source.journey, graph: graphOf(source.journey) });
      return located(source, unknownEvents(named, known));
    }),
    ...rounds,
  ];
}

function emitted(journeys: readonly Journey[]): string[] {
  return journeys.flatMap((journey) =>
    graphOf(journey).nodes.flatMap(({ step }) => ('emit' in step ? [step.emit.event] : [])),
  );
}

function eventsOf({ when }: Segment) {
  return conditionParts(when, ['when']).flatMap(({ part, path }) =>
    'event' in part ? [{ event: part.event, path: [...path, 'event'] }] : [],
  );
}
