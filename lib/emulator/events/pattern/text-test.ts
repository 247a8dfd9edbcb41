import type { Scalar } from './event-leaves.ts';
import { invalidPattern } from './invalid-pattern.ts';

export type Test = (found: Scalar) => boolean;

/** The operators on texts: `prefix`, `suffix`, `equals-ignore-case`, `wildcard`. */
export function readText(operator: string, operand: unknown): Test {
  const ignoring = ignoringCase(operand);
  if (ignoring !== undefined && (operator === 'prefix' || operator === 'suffix')) {
    const test = plainTest(operator, ignoring.toLowerCase());
    return (found) => typeof found === 'string' && test(found.toLowerCase());
  }
  if (typeof operand !== 'string') throw invalidPattern(`${operator} match pattern must be a string`);
  const test = plainTest(operator, operand);
  return (found) => typeof found === 'string' && test(found);
}

function plainTest(operator: string, text: string): (found: string) => boolean {
  if (operator === 'prefix') return (found) => found.startsWith(text);
  if (operator === 'suffix') return (found) => found.endsWith(text);
  if (operator === 'equals-ignore-case') return (found) => found.toLowerCase() === text.toLowerCase();
  const expression = wildcardExpression(text);
  return (found) => expression.test(found);
}

/** `{"prefix": {"equals-ignore-case": "eventb"}}` */
function ignoringCase(operand: unknown): string | undefined {
  if (typeof operand !== 'object' || operand === null) return undefined;
  const [[key, text] = [], ...others] = Object.entries(operand);
  return key === 'equals-ignore-case' && typeof text === 'string' && others.length === 0 ? text : undefined;
}

/** `*` is any text; `\*` and `\\` are the characters themselves. https://github.com/aws/event-ruler#wildcard-matching */
function wildcardExpression(text: string): RegExp {
  if (/(?<!\\)(?:\\\\)*\*\*/.test(text)) {
    throw invalidPattern('Consecutive wildcard characters are not allowed');
  }
  const source = text.replaceAll(/\\(.?)|[.+?^${}()|[\]]|\*/gs, (part, escaped?: string) => {
    if (part === '*') return '.*';
    if (escaped === undefined) return `\\${part}`;
    if (escaped === '*' || escaped === '\\') return `\\${escaped}`;
    throw invalidPattern('Invalid escape character in wildcard pattern');
  });
  return new RegExp(`^${source}$`, 's');
}
