import type { JsonObject } from '../json.ts';
import { unreachable } from '../unreachable.ts';
import { compileComparison } from './compare.ts';
import { compileCount } from './count-events.ts';
import type { Comparison, Condition, Where } from './definition.ts';
import type { Facts } from './facts.ts';
import { compileLastMessages } from './last-messages.ts';
import { wasMessage } from './message-was.ts';
import { propertyReader } from './property-reader.ts';

export type { Facts } from './facts.ts';

/**
 * A condition as a function of the facts. It never throws and never reaches a prototype; compile once, ask often.
 * Segments are written out before (`expandSegments`).
 */
export function compileCondition(condition: Condition): (facts: Facts) => boolean {
  if ('trait' in condition) return traitTest(condition.trait, condition);
  if ('entry' in condition) return entryTest(condition.entry, condition);
  if ('event' in condition) return compileCount(condition);
  if ('message' in condition) {
    const { message, was } = condition;
    return (facts) => wasMessage(facts.messages(message), was);
  }
  if ('lastMessages' in condition) return compileLastMessages(condition);
  if ('all' in condition) return every(condition.all.map(compileCondition));
  if ('any' in condition) return some(condition.any.map(compileCondition));
  if ('not' in condition) return negated(compileCondition(condition.not));
  if ('segment' in condition) throw new TypeError(`segment ${condition.segment} is not written out`);
  return unreachable(condition);
}

/** A `where` as a function of an event's properties. */
export function compileWhere(where: Where): (properties: JsonObject) => boolean {
  if ('property' in where) {
    const read = propertyReader(where.property);
    const test = compileComparison(where);
    return (properties) => test(read(properties));
  }
  if ('all' in where) return every(where.all.map(compileWhere));
  if ('any' in where) return some(where.any.map(compileWhere));
  if ('not' in where) return negated(compileWhere(where.not));
  return unreachable(where);
}

function traitTest(path: string, comparison: Comparison): (facts: Facts) => boolean {
  const read = propertyReader(path);
  const test = compileComparison(comparison);
  return (facts) => test(read(facts.traits));
}

function entryTest(path: string, comparison: Comparison): (facts: Facts) => boolean {
  const read = propertyReader(path);
  const test = compileComparison(comparison);
  return (facts) => {
    const event = facts.entry?.event;
    return test(event === undefined ? undefined : read(event.properties));
  };
}

type Predicate<T> = (value: T) => boolean;

/** Chained in pairs: two or three parts are the rule, and a call is cheaper than a loop. */
function every<T>(parts: readonly Predicate<T>[]): Predicate<T> {
  return parts.reduce((first, second) => (value) => first(value) && second(value));
}

function some<T>(parts: readonly Predicate<T>[]): Predicate<T> {
  return parts.reduce((first, second) => (value) => first(value) || second(value));
}

function negated<T>(part: Predicate<T>): Predicate<T> {
  return (value) => !part(value);
}
