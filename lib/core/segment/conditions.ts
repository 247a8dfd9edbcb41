import type { Segment } from './definition.ts';
import type { Segments } from './expand.ts';

/** Who belongs to each segment, by id. */
export function segmentConditions(segments: Readonly<Record<string, Segment>>): Segments {
  return Object.fromEntries(Object.entries(segments).map(([id, { when }]) => [id, when]));
}
