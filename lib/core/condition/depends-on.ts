import { unreachable } from '../unreachable.ts';
import type { Condition } from './definition.ts';

/** What may change a condition's answer. Names of traits are those of the first level: `address`, not `address.city`. */
export type Dependencies = {
  readonly events: ReadonlySet<string>;
  readonly traits: ReadonlySet<string>;
  /** How the customer met messages. */
  readonly messages: boolean;
  /** Time alone, and with it the customer's zone. */
  readonly time: boolean;
};

/** Segments are written out before. What a journey alone knows (its entry, its messages) is left out. */
export function dependenciesOf(condition: Condition): Dependencies {
  const events = new Set<string>();
  const traits = new Set<string>();
  let messages = false;
  let time = false;
  const visit = (part: Condition): void => {
    if ('trait' in part) traits.add(firstName(part.trait));
    else if ('event' in part) {
      events.add(part.event);
      time ||= part.within !== undefined;
    } else if ('lastMessages' in part) messages = true;
    else if ('all' in part) part.all.forEach(visit);
    else if ('any' in part) part.any.forEach(visit);
    else if ('not' in part) visit(part.not);
    else if ('segment' in part) throw new TypeError(`segment ${part.segment} is not written out`);
    else if (!('entry' in part || 'message' in part)) unreachable(part);
  };
  visit(condition);
  return { events, traits, messages, time };
}

/** `address` of `address.city`. */
export function firstName(path: string): string {
  return path.split('.', 1)[0] ?? path;
}
