import { conditionParts } from '../condition/parts.ts';
import { type Diagnostic, mistake } from '../diagnostic.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Segment } from './definition.ts';
import type { Segments } from './expand.ts';
import { writtenOut } from './written-out.ts';

/** What is wrong with the segments that a segment names: one that does not exist, or a way round to itself. */
export function linkMistakes(segment: Segment, segments: Segments): Diagnostic[] {
  const named = conditionParts(segment.when, ['when']).flatMap(({ part, path }) =>
    'segment' in part ? [{ id: part.segment, path: [...path, 'segment'] }] : [],
  );
  return named.flatMap(({ id, path }) => {
    if (!Object.hasOwn(segments, id)) {
      const message = `segment "${id}" does not exist`;
      return mistake({ rule: 'segments-exist', path, message, hint: didYouMean(id, Object.keys(segments)) });
    }
    const found = writtenOut({ segment: id }, segments);
    if (!('circle' in found) || !found.circle.includes(segment.id)) return [];
    const message = `segment "${segment.id}" leads round in a circle: ${roundFrom(segment.id, found.circle)}`;
    return mistake({ rule: 'segments-end', path, message });
  });
}

/** The same circle, told from one of its segments. */
function roundFrom(id: string, circle: readonly string[]): string {
  const once = circle.slice(0, -1);
  const at = once.indexOf(id);
  return [...once.slice(at), ...once.slice(0, at), id].join(' → ');
}
