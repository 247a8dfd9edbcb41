import type * as z from 'zod';
import { didYouMean, nearest } from '../did-you-mean.ts';
import { Kinds } from '../keyed-union.ts';
import type { Finding } from './parse.ts';
import { nounOf, oneOf, typeOf, wordIssue } from './word-issue.ts';

/** Fits a value to a schema. What does not fit is said in the author's words, each finding with its path. */
export function fitSchema<T>(
  value: unknown,
  schema: z.ZodType<T>,
): { ok: true; value: T } | { ok: false; findings: Finding[] } {
  const fitted = schema.safeParse(value, { reportInput: true, error: wordIssue });
  if (fitted.success) return { ok: true, value: fitted.data };
  const findings = fitted.error.issues.flatMap((issue) => findingsOf(issue, []));
  return { ok: false, findings: findings.filter((one) => !isMisspelt(one, findings)) };
}

/** A key that is missing only because it is there with a slip of the fingers; that is reported. */
function isMisspelt({ path, message }: Finding, findings: readonly Finding[]): boolean {
  const [holder, missing] = [JSON.stringify(path.slice(0, -1)), String(path.at(-1))];
  if (!message.endsWith(' is missing')) return false;
  return findings.some(
    (one) =>
      one.at === 'key' &&
      JSON.stringify(one.path.slice(0, -1)) === holder &&
      nearest(String(one.path.at(-1)), [missing]) !== undefined,
  );
}

type Issue = z.core.$ZodIssue;
type Path = readonly (string | number)[];

function findingsOf(issue: Issue, base: Path): Finding[] {
  const path = [...base, ...issue.path.map((key) => (typeof key === 'number' ? key : String(key)))];
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue, path);
  if (issue.code === 'custom') return [unknownKind(issue, path)];
  if (issue.code === 'invalid_union' && issue.input !== undefined) return unionFindings(issue, path);
  const [message = '', hint] = issue.message.split('\n');
  return [finding(path, `${subject(path)} ${message}`, hint)];
}

function finding(path: Path, message: string, hint: string | undefined, at?: 'key'): Finding {
  return {
    rule: 'schema',
    severity: 'error',
    message,
    path,
    ...(hint === undefined ? {} : { hint }),
    ...(at === undefined ? {} : { at }),
  };
}

/** What the sentence is about: `"channel"`, `entry 2 of "steps"`. */
function subject(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the document';
  if (typeof last === 'string') return `"${last}"`;
  const list = path.findLast((key) => typeof key === 'string');
  return `entry ${last + 1} of "${list}"`;
}

function unknownKeys(issue: z.core.$ZodIssueUnrecognizedKeys, path: Path): Finding[] {
  const hints = issue.message.split('\n');
  return issue.keys.map((key, index) =>
    finding([...path, key], `"${key}" is not known here`, hints[index], 'key'),
  );
}

/** A key that is almost one of the kinds was meant as it, and is where the mistake is. */
function unknownKind(issue: z.core.$ZodIssueCustom, path: Path): Finding {
  const kinds = Kinds.safeParse(issue.params);
  const written = kinds.success && kinds.data.present.length === 0 ? keysOf(issue.input) : [];
  const keys = kinds.success ? kinds.data.keys : [];
  const slip = written.find((key) => nearest(key, keys) !== undefined);
  if (slip !== undefined && kinds.success) {
    return finding(
      [...path, slip],
      `unknown ${kinds.data.noun} kind "${slip}"`,
      didYouMean(slip, keys),
      'key',
    );
  }
  const [message = '', hint] = issue.message.split('\n');
  return finding(path, `${subject(path)} ${message}`, hint);
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

/** Of several allowed forms, the one of the value's own type was meant; where there is none, all are named. */
function unionFindings(issue: z.core.$ZodIssueInvalidUnion, path: Path): Finding[] {
  const meant = issue.errors.find((option) => !option.some(isOtherForm));
  if (meant !== undefined) return meant.flatMap((inner) => findingsOf(inner, path));
  const inner = issue.errors.flat();
  const values = inner.flatMap((one) => (one.code === 'invalid_value' ? one.values : []));
  const types = inner.flatMap((one) => (one.code === 'invalid_type' ? [nounOf(one.expected)] : []));
  const forms = [...new Set([...values.map((value) => JSON.stringify(value)), ...types])];
  const hint = typeof issue.input === 'string' ? didYouMean(issue.input, values.map(String)) : undefined;
  const not = values.length === 0 ? `, not ${nounOf(typeOf(issue.input))}` : '';
  return [finding(path, `${subject(path)} must be ${oneOf(forms)}${not}`, hint)];
}

function isOtherForm(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}
