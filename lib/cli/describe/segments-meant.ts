import { conditionParts } from '../../core/condition/parts.ts';
import type { Journey } from '../../core/journey/definition.ts';
import { graphOf } from '../../core/journey/graph.ts';
import { segmentsNamed } from '../../core/journey/segments-named.ts';
import type { Segment } from '../../core/segment/definition.ts';
import { conditionWords } from '../words/condition-words.ts';

/** What the segments mean that a journey names, and those that these name, in the order in which a reader meets them. */
export function segmentsMeant(
  journey: Journey,
  segments: Readonly<Record<string, Segment>>,
): Record<string, string> {
  const meant = new Map<string, string>();
  const open = segmentsNamed({ journey, graph: graphOf(journey) }).map(({ segment }) => segment);
  for (const id of open) {
    const segment = segments[id];
    if (segment === undefined || meant.has(id)) continue;
    meant.set(id, conditionWords(segment.when));
    for (const { part } of conditionParts(segment.when, [])) if ('segment' in part) open.push(part.segment);
  }
  return Object.fromEntries(meant);
}
