import { nounOf, oneOf, typeOf } from '../document/word-issue.ts';
import type { Json } from '../json.ts';

/**
 * Why a value does not keep a rule of its schema, in the words of someone who never saw a schema.
 * @param broken  the keyword, what the schema has under it, and the value
 * @returns messages, each with the keys between the value and what the message is about
 */
export function wordMistake({
  keyword,
  rule,
  value,
}: {
  readonly keyword: string;
  readonly rule: Json | undefined;
  readonly value: Json | undefined;
}): readonly { readonly inside: readonly string[]; readonly message: string }[] {
  if (keyword === 'required') {
    const missing = listOf(rule)
      .map(String)
      .filter((key) => !has(value, key));
    return missing.map((key) => ({ inside: [key], message: 'is missing' }));
  }
  const must = MUST[keyword]?.(rule) ?? `does not fit (${keyword})`;
  const is = NEEDS_NO_VALUE.has(keyword) ? '' : `, is ${shown(value)}`;
  return [{ inside: [], message: `${must}${is}` }];
}

const MUST: Readonly<Record<string, (rule: Json | undefined) => string>> = {
  type: (rule) => `must be ${oneOf(listOf(rule).map((type) => noun(plain(type))))}`,
  enum: (rule) => `must be ${oneOf(listOf(rule).map((one) => JSON.stringify(one)))}`,
  const: (rule) => `must be ${JSON.stringify(rule)}`,
  minimum: (rule) => `must be at least ${plain(rule)}`,
  maximum: (rule) => `must be at most ${plain(rule)}`,
  exclusiveMinimum: (rule) => `must be more than ${plain(rule)}`,
  exclusiveMaximum: (rule) => `must be less than ${plain(rule)}`,
  multipleOf: (rule) => `must be a multiple of ${plain(rule)}`,
  minLength: (rule) => `must be at least ${plain(rule)} characters long`,
  maxLength: (rule) => `must be at most ${plain(rule)} characters long`,
  pattern: (rule) => `must look like ${plain(rule)}`,
  format: (rule) => `must be ${FORMAT_NOUNS[plain(rule)] ?? plain(rule)}`,
  minItems: (rule) => `must hold at least ${plain(rule)} entries`,
  maxItems: (rule) => `must hold at most ${plain(rule)} entries`,
  uniqueItems: () => 'must not hold an entry twice',
  false: () => 'is not known',
  anyOf: () => 'has none of the forms that it may have',
  oneOf: () => 'must have one of the forms that it may have, and only one',
  not: () => 'has a form that it must not have',
};

const NEEDS_NO_VALUE = new Set(['uniqueItems', 'false', 'anyOf', 'oneOf', 'not']);

const FORMAT_NOUNS: Readonly<Record<string, string>> = {
  'date-time': 'a date and time with its offset, as in 2026-12-24T09:00:00+09:00',
  date: 'a date, as in 2026-12-24',
  time: 'a time of day with its offset, as in 09:00:00+09:00',
  email: 'an e-mail address',
  uri: 'a web address, as in https://shop.example/a',
  uuid: 'a UUID',
};

function plain(rule: Json | undefined): string {
  return typeof rule === 'string' ? rule : JSON.stringify(rule);
}

function noun(type: string): string {
  return nounOf(type === 'integer' ? 'int' : type);
}

const LONGEST = 60;

function shown(value: Json | undefined): string {
  if (typeof value === 'string') {
    return `the text "${value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value}"`;
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : nounOf(typeOf(value));
}

function listOf(rule: Json | undefined): readonly Json[] {
  if (Array.isArray(rule)) return rule;
  return rule === undefined ? [] : [rule];
}

function has(value: Json | undefined, key: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}
