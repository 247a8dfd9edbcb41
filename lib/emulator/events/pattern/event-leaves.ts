/** A value of an event that is neither object nor list. */
export type EventLeaf = {
  readonly value: Scalar;
  /** In which element of which lists it stands, by the list's own number. */
  readonly elements: ReadonlyMap<number, number>;
};
export type Scalar = string | number | boolean | null;

/**
 * The event's leaves by path, keys joined by dots: `{a: {b: 1}}` and `{'a.b': 1}` are the same event to a pattern.
 * Lists leave no trace in the path; an empty list or object has no leaf.
 * https://github.com/aws/event-ruler#caveat-compiled-rules-and-json-keys-with-dots
 */
export function eventLeaves(
  event: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, readonly EventLeaf[]> {
  const leaves = new Map<string, EventLeaf[]>();
  let lists = 0;

  function visit(value: unknown, path: string, elements: EventLeaf['elements']): void {
    if (Array.isArray(value)) {
      lists += 1;
      const list = lists;
      for (const [index, item] of value.entries()) visit(item, path, new Map([...elements, [list, index]]));
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value))
        visit(item, path === '' ? key : `${path}.${key}`, elements);
    } else if (isScalar(value)) {
      leaves.set(path, [...(leaves.get(path) ?? []), { value, elements }]);
    }
  }

  visit(event, '', new Map());
  return leaves;
}

export function isScalar(value: unknown): value is Scalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
