import * as z from 'zod';
import { didYouMean } from '../did-you-mean.ts';
import { Kinds } from '../keyed-union.ts';

type Issue = z.core.$ZodRawIssue;

/**
 * What zod found, as a predicate (`is missing`, `must be a number`), in the words of someone who writes journeys. A hint
 * follows on a second line: an issue carries only a message, and its schema is known only here. For unknown keys the
 * lines are the hints, one for each key.
 */
export function wordIssue(issue: Issue): string | undefined {
  if (issue.code === 'unrecognized_keys') return unknownKeyHints(issue.keys, issue.inst);
  if (issue.code === 'custom') return kindMessage(issue.params);
  if (issue.input === undefined) return withHint('is missing', description(issue.inst));
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${nounOf(issue.expected)}, not ${nounOf(typeOf(issue.input))}`;
    case 'invalid_value':
      return valueMessage(issue.values, issue.input);
    case 'invalid_format':
      return issue.format === 'datetime'
        ? 'must be a date and time with its offset, as in 2026-12-24T09:00:00+09:00'
        : undefined;
    case 'too_small':
      return bound('at least', issue.origin, issue.minimum);
    case 'too_big':
      return bound('at most', issue.origin, issue.maximum);
    case 'invalid_key':
      return withHint('is not a name that may stand here', issue.issues[0]?.message.split('\n')[0]);
    case 'invalid_union':
    case 'not_multiple_of':
    case 'invalid_element':
    default:
      return undefined;
  }
}

/** `"a", "b" or "c"` */
export function oneOf(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** What a value of this type is called: `a text`, `a list`. */
export function nounOf(type: string): string {
  return NOUNS[type] ?? type;
}

const NOUNS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object { … }',
  record: 'an object { … }',
  null: 'null',
};

export function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

function valueMessage(values: readonly unknown[], input: unknown): string {
  const must = `must be ${oneOf(values.map((value) => JSON.stringify(value)))}`;
  return withHint(must, typeof input === 'string' ? didYouMean(input, values.map(String)) : undefined);
}

function bound(limit: string, origin: string, size: number | bigint): string {
  if (origin === 'array') return `must hold ${limit} ${size} ${size === 1 ? 'entry' : 'entries'}`;
  if (origin !== 'string') return `must be ${limit} ${size}`;
  return size === 1 ? 'must not be empty' : `must be ${limit} ${size} characters long`;
}

function kindMessage(params: unknown): string | undefined {
  const kinds = Kinds.safeParse(params);
  if (!kinds.success) return undefined;
  const { noun, keys, present } = kinds.data;
  if (present.length > 0) {
    const both = present.map((key) => `"${key}"`).join(' and ');
    return withHint(`is one ${noun} but has ${both}`, 'keep one of them');
  }
  return withHint(`does not say what kind of ${noun} it is`, `give it ${oneOf(keys)}`);
}

function unknownKeyHints(keys: readonly string[], schema: Issue['inst']): string {
  const known =
    schema instanceof z.ZodObject ? Object.keys(schema.shape).filter((key) => key !== '$schema') : [];
  return keys.map((key) => didYouMean(key, known) ?? `known here: ${known.join(', ')}`).join('\n');
}

function description(schema: Issue['inst']): string | undefined {
  return schema instanceof z.ZodType ? schema.description : undefined;
}

function withHint(message: string, hint: string | undefined): string {
  return hint === undefined ? message : `${message}\n${hint}`;
}
