import type { Scalar } from './event-leaves.ts';
import { invalidPattern } from './invalid-pattern.ts';
import { OPERATORS, readValueTest } from './value-test.ts';

/** Alternatives; an event is chosen by any one whose fields all agree. Only `$or` makes more than one. */
export type Pattern = readonly (readonly FieldTest[])[];

export type FieldTest = {
  /** Keys joined by dots. */
  readonly path: string;
  /** Any of them will do. */
  readonly tests: readonly ((value: Scalar) => boolean)[];
  /** `{"exists": false}` is among the values. */
  readonly mayBeAbsent: boolean;
};

/** @throws AwsError InvalidEventPatternException with the reason */
export function readPattern(pattern: unknown): Pattern {
  if (!isObject(pattern)) throw invalidPattern('Filter is not an object');
  return readObject(pattern, '');
}

function readObject(pattern: Readonly<Record<string, unknown>>, parent: string): Pattern {
  const entries = Object.entries(pattern);
  if (entries.length === 0) throw invalidPattern('Empty objects are not allowed');
  let alternatives: Pattern = [[]];
  for (const [key, value] of entries) {
    const path = parent === '' ? key : `${parent}.${key}`;
    alternatives = both(alternatives, readEntry({ key, value, path, parent }));
  }
  return alternatives;
}

type Entry = {
  readonly key: string;
  readonly value: unknown;
  readonly path: string;
  readonly parent: string;
};

function readEntry({ key, value, path, parent }: Entry): Pattern {
  if (key === '$or' && isDisjunction(value)) return value.flatMap((one) => readObject(one, parent));
  if (Array.isArray(value)) return [[readField(path, value)]];
  if (isObject(value)) return readObject(value, path);
  throw invalidPattern(`"${key}" must be an object or an array`);
}

function readField(path: string, values: readonly unknown[]): FieldTest {
  if (values.length === 0) throw invalidPattern('Empty arrays are not allowed');
  const tests = values.map((value) => readValueTest(value));
  return {
    path,
    tests: tests.filter((test) => test !== 'absent'),
    mayBeAbsent: tests.includes('absent'),
  };
}

/**
 * `$or` is an ordinary field unless it lists two objects or more, none of which has a key that is an operator.
 * https://github.com/aws/event-ruler#the-or-primitive
 */
function isDisjunction(value: unknown): value is readonly Readonly<Record<string, unknown>>[] {
  return (
    Array.isArray(value) &&
    value.length >= 2 &&
    value.every((one) => isObject(one) && !Object.keys(one).some((key) => OPERATORS.includes(key)))
  );
}

function both(one: Pattern, other: Pattern): Pattern {
  return one.flatMap((left) => other.map((right) => [...left, ...right]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
