import type { CustomerEvent } from '../event/definition.ts';
import { keyText } from '../property.ts';
import { lookBack } from '../time/look-back.ts';
import { compileWhere } from './compile.ts';
import type { EventCount } from './definition.ts';
import type { Facts } from './facts.ts';
import { type PropertyReader, propertyReader } from './property-reader.ts';

/** Does the number of such events lie in the bounds asked for? Counts no further than it must. */
export function compileCount(count: EventCount): (facts: Facts) => boolean {
  const number = countEvents(count);
  const { atLeast, atMost } = countBounds(count);
  const enough = atMost === Infinity ? atLeast : atMost + 1;
  return (facts) => {
    const found = number(facts, enough);
    return found >= atLeast && found <= atMost;
  };
}

/** `atLeast` is 1 unless told otherwise; `atMost` alone counts from 0. */
export function countBounds({ atLeast, atMost }: Pick<EventCount, 'atLeast' | 'atMost'>): {
  atLeast: number;
  atMost: number;
} {
  return { atLeast: atLeast ?? (atMost === undefined ? 1 : 0), atMost: atMost ?? Infinity };
}

/** How many events of the history are meant, the latest first, up to what is enough. */
export function countEvents(count: EventCount): (facts: Facts, enough: number) => number {
  const isMeant = meant(count);
  return (facts, enough) => {
    const key = count.sameKey === true ? keyOf(facts) : undefined;
    if (key === 'none') return 0;
    const events = facts.events(count.event);
    let found = 0;
    for (let index = events.length - 1; index >= 0 && found < enough; index--) {
      const event = events[index];
      if (event !== undefined && isMeant(event, facts) && isOfKey(event, key)) found++;
    }
    return found;
  };
}

/** All events of the history that are meant, the oldest first. */
export function countedEvents(count: EventCount): (facts: Facts) => readonly CustomerEvent[] {
  const isMeant = meant(count);
  return (facts) => {
    const key = count.sameKey === true ? keyOf(facts) : undefined;
    if (key === 'none') return [];
    return facts.events(count.event).filter((event) => isMeant(event, facts) && isOfKey(event, key));
  };
}

function meant({ where, within, sinceEntry }: EventCount): (event: CustomerEvent, facts: Facts) => boolean {
  const matches = where === undefined ? undefined : compileWhere(where);
  const isRecent = within === undefined ? undefined : lookBack(within);
  return (event, facts) =>
    (matches === undefined || matches(event.properties)) &&
    (sinceEntry === undefined || isSinceEntry(event, facts)) &&
    (isRecent === undefined || isRecent(event.occurredAt, facts));
}

/** The entry event itself did not happen since the entry. */
function isSinceEntry(event: CustomerEvent, { entry }: Facts): boolean {
  return entry !== undefined && event.occurredAt >= entry.enteredAt && event.id !== entry.event?.id;
}

type Key = { readonly read: PropertyReader; readonly value: string };

/** `none`: the entry had no key, so that no event shares it. */
function keyOf({ entry }: Facts): Key | 'none' {
  if (entry?.key === undefined || entry.keyProperty === undefined) return 'none';
  return { read: propertyReader(entry.keyProperty), value: entry.key };
}

function isOfKey({ properties }: CustomerEvent, key: Key | undefined): boolean {
  return key === undefined || keyText(key.read(properties)) === key.value;
}
