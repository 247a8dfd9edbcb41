import { unreachable } from '../unreachable.ts';
import type { Condition } from './definition.ts';
import type { Window } from './window.ts';
import { widerWindow } from './window.ts';

/** What must be loaded before these conditions can be asked. */
export type ConditionNeeds = {
  /** One entry for each name, its window at least as wide as any part needs. */
  readonly events: readonly { readonly name: string; readonly since: Window }[];
  /** Send steps whose last message is looked at. */
  readonly messages: readonly string[];
  /** Is the entry event itself looked at? */
  readonly entry: boolean;
};

export function conditionNeeds(conditions: readonly Condition[]): ConditionNeeds {
  const events = new Map<string, Window>();
  const messages = new Set<string>();
  let entry = false;
  const visit = (condition: Condition): void => {
    if ('trait' in condition || 'lastMessages' in condition) return;
    if ('entry' in condition) {
      entry = true;
    } else if ('event' in condition) {
      const window = condition.within ?? (condition.sinceEntry === true ? 'entry' : 'ever');
      const known = events.get(condition.event);
      events.set(condition.event, known === undefined ? window : widerWindow(known, window));
      entry ||= condition.sinceEntry === true;
    } else if ('message' in condition) {
      messages.add(condition.message);
    } else if ('all' in condition) {
      condition.all.forEach(visit);
    } else if ('any' in condition) {
      condition.any.forEach(visit);
    } else if ('not' in condition) {
      visit(condition.not);
    } else if ('segment' in condition) {
      throw new TypeError(`segment ${condition.segment} is not written out`);
    } else {
      unreachable(condition);
    }
  };
  conditions.forEach(visit);
  return { events: [...events].map(([name, since]) => ({ name, since })), messages: [...messages], entry };
}
