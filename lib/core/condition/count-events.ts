import type { CustomerEvent } from '../event/definition.ts';
import { keyText } from '../property.ts';
import { lookBack } from '../time/look-back.ts';
import { compileWhere } from './compile.ts';
import type { EventCount } from './definition.ts';
import type { Facts } from './facts.ts';
import { type PropertyReader, propertyReader } from './property-reader.ts';

/** Does the number of such events lie in the bounds asked for? */
export function compileCount(count: EventCount): (facts: Facts) => boolean {
  const number = countEvents(count);
  const { atLeast, atMost } = countBounds(count);
  return (facts) => {
    const found = number(facts);
    return found >= atLeast && found <= atMost;
  };
}

/** `atLeast` is 1 unless told otherwise; `atMost` alone counts from 0. */
export function countBounds({ atLeast, atMost }: EventCount): { atLeast: number; atMost: number } {
  return { atLeast: atLeast ?? (atMost === undefined ? 1 : 0), atMost: atMost ?? Infinity };
}

/** How many events of the history are meant. The entry event itself did not happen "since the entry". */
export function countEvents({
  event,
  where,
  sameKey,
  within,
  sinceEntry,
}: EventCount): (facts: Facts) => number {
  const matches = where === undefined ? undefined : compileWhere(where);
  const isRecent = within === undefined ? undefined : lookBack(within);
  return (facts) => {
    const key = sameKey === true ? keyOf(facts) : undefined;
    if (key === 'none') return 0;
    return facts
      .events(event)
      .filter(
        (one) =>
          (isRecent === undefined || isRecent(one.occurredAt, facts)) &&
          (sinceEntry === undefined || isSinceEntry(one, facts)) &&
          (key === undefined || keyText(key.read(one.properties)) === key.value) &&
          (matches === undefined || matches(one.properties)),
      ).length;
  };
}

function isSinceEntry(event: CustomerEvent, { entry }: Facts): boolean {
  return entry !== undefined && event.occurredAt >= entry.enteredAt && event.id !== entry.event?.id;
}

/** `none`: the entry had no key, so that no event shares it. */
function keyOf({ entry }: Facts): { read: PropertyReader; value: string } | 'none' {
  if (entry?.key === undefined || entry.keyProperty === undefined) return 'none';
  return { read: propertyReader(entry.keyProperty), value: entry.key };
}
