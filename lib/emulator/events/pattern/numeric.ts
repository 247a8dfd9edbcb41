import { invalidPattern } from './invalid-pattern.ts';
import type { Test } from './text-test.ts';

/** Numbers beyond it cannot be compared. https://github.com/aws/event-ruler#numeric-matching */
const LARGEST = 5e9;

/** `["=", 3.018e2]`, `["<", 10]`, `[">", 0, "<=", 5]` */
export function readNumeric(operand: unknown): Test {
  if (!Array.isArray(operand) || operand.length === 0) {
    throw invalidPattern('Invalid numeric match: value must be an array such as [">", 0, "<=", 5]');
  }
  const terms = Array.from({ length: Math.ceil(operand.length / 2) }, (_, index) =>
    readTerm(operand[2 * index], operand[2 * index + 1]),
  );
  if (terms.length > 1 && !isRange(terms)) {
    throw invalidPattern('Bad numeric range: write the lower bound, then the upper, as in [">", 0, "<=", 5]');
  }
  return (found) => typeof found === 'number' && terms.every(({ compare, bound }) => compare(found, bound));
}

type Term = { readonly operator: string; readonly bound: number; readonly compare: Compare };
type Compare = (found: number, bound: number) => boolean;

const COMPARE: Readonly<Record<string, Compare>> = {
  '=': (found, bound) => found === bound,
  '<': (found, bound) => found < bound,
  '<=': (found, bound) => found <= bound,
  '>': (found, bound) => found > bound,
  '>=': (found, bound) => found >= bound,
};

function readTerm(operator: unknown, bound: unknown): Term {
  const compare = typeof operator === 'string' ? COMPARE[operator] : undefined;
  if (typeof operator !== 'string' || compare === undefined) {
    throw invalidPattern(`Unrecognized numeric range operator: ${JSON.stringify(operator)}`);
  }
  if (typeof bound !== 'number') throw invalidPattern(`Value of ${operator} must be numeric`);
  if (Math.abs(bound) > LARGEST) {
    throw invalidPattern('Value must be between -5.0E9 and 5.0E9, inclusive');
  }
  return { operator, bound, compare };
}

function isRange([lower, upper, ...others]: readonly Term[]): boolean {
  return (
    others.length === 0 &&
    lower !== undefined &&
    upper !== undefined &&
    lower.operator.startsWith('>') &&
    upper.operator.startsWith('<') &&
    lower.bound < upper.bound
  );
}
