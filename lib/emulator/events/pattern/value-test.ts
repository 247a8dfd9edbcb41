import { readCidr } from './cidr.ts';
import { isScalar, type Scalar } from './event-leaves.ts';
import { invalidPattern } from './invalid-pattern.ts';
import { readNumeric } from './numeric.ts';
import { readText, type Test } from './text-test.ts';

/**
 * One of the values that a pattern lists for a field.
 * @returns `absent` for `{"exists": false}`
 * @throws AwsError InvalidEventPatternException
 */
export function readValueTest(value: unknown): Test | 'absent' {
  if (isScalar(value)) return (found) => found === value;
  const [operator, operand] = onlyEntry(value);
  switch (operator) {
    case 'exists':
      if (typeof operand !== 'boolean')
        throw invalidPattern('exists match pattern must be either true or false');
      return operand ? () => true : 'absent';
    case 'numeric':
      return readNumeric(operand);
    case 'cidr':
      return readCidr(operand);
    case 'anything-but':
      return readAnythingBut(operand);
    case 'prefix':
    case 'suffix':
    case 'equals-ignore-case':
    case 'wildcard':
      return readText(operator, operand);
    default:
      throw invalidPattern(`Unrecognized match type ${operator}`);
  }
}

export const OPERATORS: readonly string[] = [
  'exists',
  'numeric',
  'cidr',
  'anything-but',
  'prefix',
  'suffix',
  'equals-ignore-case',
  'wildcard',
];

/** Nothing of what is listed: values, or texts by prefix, suffix, wildcard or without regard to case. */
function readAnythingBut(operand: unknown): Test {
  const excluded = isScalar(operand) || Array.isArray(operand) ? readValues(operand) : readTexts(operand);
  return (found) => !excluded.some((test) => test(found));
}

function readValues(operand: unknown): readonly Test[] {
  const values = listed(operand);
  const alike = (['string', 'number'] as const).some((kind) =>
    values.every((value) => typeof value === kind),
  );
  if (!alike)
    throw invalidPattern(
      'Inside anything but list, either all values are number or string, mixed type is not supported',
    );
  return values.map((value) => (found: Scalar) => found === value);
}

function readTexts(operand: unknown): readonly Test[] {
  const [operator, texts] = onlyEntry(operand);
  if (!['prefix', 'suffix', 'equals-ignore-case', 'wildcard'].includes(operator)) {
    throw invalidPattern(`Unsupported anything-but pattern: ${operator}`);
  }
  return listed(texts).map((text) => {
    if (text === '') throw invalidPattern(`Null ${operator} not allowed`);
    return readText(operator, text);
  });
}

function listed(operand: unknown): readonly unknown[] {
  const values: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  if (values.length === 0) throw invalidPattern('Empty arrays are not allowed');
  return values;
}

function onlyEntry(value: unknown): readonly [string, unknown] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidPattern('Match value must be String, number, true, false, or null');
  }
  const [first, ...others] = Object.entries(value);
  if (first === undefined) throw invalidPattern('Empty objects are not allowed');
  if (others.length > 0) throw invalidPattern('Only one key allowed in match expression');
  return first;
}
