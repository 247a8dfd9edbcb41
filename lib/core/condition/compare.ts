import type { Json } from '../json.ts';
import { isoInstant } from '../time/iso-instant.ts';
import type { Comparison } from './definition.ts';

export type Test = (value: Json | undefined) => boolean;

/** Every comparison given must hold. Kinds that do not match (a text against a number) are false, never an error. */
export function compileComparison(comparison: Comparison): Test {
  const tests = [...testsOf(comparison)];
  const [first, second] = tests;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  return (value) => tests.every((test) => test(value));
}

function* testsOf(comparison: Comparison): Generator<Test> {
  const { equals, notEquals, oneOf, contains, startsWith, endsWith, exists } = comparison;
  if (equals !== undefined) yield (value) => value === equals;
  if (notEquals !== undefined) yield (value) => value !== notEquals;
  if (oneOf !== undefined) yield anyOf(new Set<unknown>(oneOf));
  if (comparison.atLeast !== undefined) yield ordered(comparison.atLeast, (a, b) => a >= b);
  if (comparison.atMost !== undefined) yield ordered(comparison.atMost, (a, b) => a <= b);
  if (comparison.moreThan !== undefined) yield ordered(comparison.moreThan, (a, b) => a > b);
  if (comparison.lessThan !== undefined) yield ordered(comparison.lessThan, (a, b) => a < b);
  if (contains !== undefined) yield holds(contains);
  if (startsWith !== undefined) yield (value) => typeof value === 'string' && value.startsWith(startsWith);
  if (endsWith !== undefined) yield (value) => typeof value === 'string' && value.endsWith(endsWith);
  if (exists !== undefined) yield (value) => (value !== undefined && value !== null) === exists;
}

function anyOf(set: ReadonlySet<unknown>): Test {
  return (value) => set.has(value);
}

function ordered(limit: number | string, compare: (value: number, limit: number) => boolean): Test {
  if (typeof limit === 'number') return (value) => typeof value === 'number' && compare(value, limit);
  const instant = isoInstant(limit);
  if (instant === undefined) return () => false;
  return (value) => {
    const moment = typeof value === 'string' ? isoInstant(value) : undefined;
    return moment !== undefined && compare(moment, instant);
  };
}

function holds(part: string | number | boolean | null): Test {
  return (value) => {
    if (Array.isArray(value)) return value.includes(part);
    return typeof value === 'string' && typeof part === 'string' && value.includes(part);
  };
}
