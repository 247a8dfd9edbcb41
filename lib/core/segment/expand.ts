import type { Condition } from '../condition/definition.ts';

export type Segments = Readonly<Record<string, Condition>>;

/**
 * The condition with every segment written out in its place. The rules `segments-exist` and `segments-end` come first:
 * a segment that does not exist or contains itself is thrown as a RangeError here, so that nothing can hang.
 */
export function expandSegments(condition: Condition, segments: Segments): Condition {
  return expand(condition, segments, []);
}

function expand(condition: Condition, segments: Segments, inside: readonly string[]): Condition {
  if ('segment' in condition) {
    const id = condition.segment;
    const meant = Object.hasOwn(segments, id) ? segments[id] : undefined;
    if (meant === undefined) throw new RangeError(`segment ${id} does not exist`);
    if (inside.includes(id)) throw new RangeError(`segment ${id} contains itself`);
    return expand(meant, segments, [...inside, id]);
  }
  if ('all' in condition) return { all: condition.all.map((part) => expand(part, segments, inside)) };
  if ('any' in condition) return { any: condition.any.map((part) => expand(part, segments, inside)) };
  if ('not' in condition) return { not: expand(condition.not, segments, inside) };
  return condition;
}
