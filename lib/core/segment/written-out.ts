import type { Condition } from '../condition/definition.ts';
import { conditionParts } from '../condition/parts.ts';
import type { Segments } from './expand.ts';

/**
 * How many parts a condition has once its segments are written out, or the circle that has no end. Each segment is looked
 * at once, for segments of segments can multiply to any number. One that does not exist counts as a single part.
 */
export function writtenOut(
  condition: Condition,
  segments: Segments,
): { readonly parts: number } | { readonly circle: readonly string[] } {
  const known = new Map<string, number>();
  const size = (whole: Condition, inside: readonly string[]): number | readonly string[] => {
    let total = 0;
    for (const { part } of conditionParts(whole, [])) {
      const parts = 'segment' in part ? sizeOf(part.segment, inside) : 1;
      if (typeof parts !== 'number') return parts;
      total += parts;
    }
    return total;
  };
  const sizeOf = (id: string, inside: readonly string[]): number | readonly string[] => {
    if (inside.includes(id)) return [...inside.slice(inside.indexOf(id)), id];
    const meant = Object.hasOwn(segments, id) ? segments[id] : undefined;
    if (meant === undefined) return 1;
    const found = known.get(id) ?? size(meant, [...inside, id]);
    if (typeof found === 'number') known.set(id, found);
    return found;
  };
  const found = size(condition, []);
  return typeof found === 'number' ? { parts: found } : { circle: found };
}
