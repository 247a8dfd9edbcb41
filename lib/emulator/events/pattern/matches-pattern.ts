import { type EventLeaf, eventLeaves } from './event-leaves.ts';
import type { FieldTest, Pattern } from './read-pattern.ts';

/**
 * Does the pattern choose this event?
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
export function matchesPattern(pattern: Pattern, event: Readonly<Record<string, unknown>>): boolean {
  const leaves = eventLeaves(event);
  return pattern.some((fields) => agree(fields, leaves, new Map()));
}

/**
 * Every field has a leaf that passes, and no two of them stand in different elements of one array: a pattern for
 * firstName Anna and lastName Jones does not choose Anna Smith beside Peter Jones.
 * https://github.com/aws/event-ruler#json-array-matching
 */
function agree(
  [field, ...rest]: readonly FieldTest[],
  leaves: ReadonlyMap<string, readonly EventLeaf[]>,
  chosen: EventLeaf['elements'],
): boolean {
  if (field === undefined) return true;
  const found = leaves.get(field.path);
  if (found === undefined) return field.mayBeAbsent && agree(rest, leaves, chosen);
  return found.some(
    ({ value, elements }) =>
      field.tests.some((test) => test(value)) &&
      together(chosen, elements) &&
      agree(rest, leaves, new Map([...chosen, ...elements])),
  );
}

function together(one: EventLeaf['elements'], other: EventLeaf['elements']): boolean {
  return [...other].every(([array, index]) => (one.get(array) ?? index) === index);
}
