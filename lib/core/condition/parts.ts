import type { Comparison, Condition, Where } from './definition.ts';

export type Path = readonly (string | number)[];
export type Placed<T> = { readonly part: T; readonly path: Path };

/** A condition and all that it is made of, outermost first, each with its place in the document. */
export function conditionParts(part: Condition, path: Path): Placed<Condition>[] {
  const inner: readonly Placed<Condition>[] =
    'all' in part
      ? each(part.all, [...path, 'all'])
      : 'any' in part
        ? each(part.any, [...path, 'any'])
        : 'not' in part
          ? [{ part: part.not, path: [...path, 'not'] }]
          : [];
  return [{ part, path }, ...inner.flatMap((one) => conditionParts(one.part, one.path))];
}

/** The same for a `where`. */
export function whereParts(part: Where, path: Path): Placed<Where>[] {
  const inner: readonly Placed<Where>[] =
    'all' in part
      ? each(part.all, [...path, 'all'])
      : 'any' in part
        ? each(part.any, [...path, 'any'])
        : 'not' in part
          ? [{ part: part.not, path: [...path, 'not'] }]
          : [];
  return [{ part, path }, ...inner.flatMap((one) => whereParts(one.part, one.path))];
}

function each<T>(parts: readonly T[], path: Path): Placed<T>[] {
  return parts.map((part, index) => ({ part, path: [...path, index] }));
}

export type PlacedComparison = Placed<Comparison> & { readonly of: string };

/** The comparisons among the parts, each with what it compares: a trait, a property of the entry or of an event. */
export function comparisonsIn(parts: {
  readonly conditions: readonly Placed<Condition>[];
  readonly wheres: readonly Placed<Where>[];
}): PlacedComparison[] {
  return [...parts.conditions, ...parts.wheres].flatMap(({ part, path }): PlacedComparison[] => {
    if ('trait' in part) return [{ part, path, of: part.trait }];
    if ('entry' in part) return [{ part, path, of: part.entry }];
    if ('property' in part) return [{ part, path, of: part.property }];
    return [];
  });
}
