import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { Diagnostic } from '../diagnostic.ts';
import { outOfBounds } from './bounds.ts';
import { placer } from './place.ts';
import { repeatedKeys } from './repeated-keys.ts';
import { syntaxMessage } from './syntax-message.ts';

/** What is wrong at a path of the document; `at: 'key'` means the key itself and not what it holds. */
export type Finding = Omit<Diagnostic, 'place'> & { readonly at?: 'key' };

export type ParsedDocument = {
  readonly value: unknown;
  /** The finding with its place: at its path, or at the nearest thing around it that is there. */
  readonly located: (finding: Finding) => Diagnostic;
};

/** Strict JSON (no comments, no trailing commas, no key twice) to a value that remembers where each part stands. */
export function parseDocument(source: {
  readonly text: string;
  readonly file: string;
}): { ok: true; value: ParsedDocument } | { ok: false; diagnostics: Diagnostic[] } {
  const text = source.text.replace(/^\uFEFF/, ''); // Windows editors begin a file with this mark
  const { placeAt, placeOf } = placer({ text, file: source.file });
  const wrong = (rule: string, message: string, offset: number): Diagnostic => ({
    rule,
    severity: 'error',
    message,
    path: [],
    place: placeAt(offset),
  });

  const tooMuch = outOfBounds(text);
  if (tooMuch !== undefined)
    return { ok: false, diagnostics: [wrong('bounds', tooMuch.message, tooMuch.offset)] };

  const parsed = parseStrictly(text);
  if ('error' in parsed) {
    const { error, offset } = parsed.error;
    return { ok: false, diagnostics: [wrong('json', syntaxMessage(error, text, offset), offset)] };
  }
  const { root } = parsed;
  const repeated = repeatedKeys(root);
  if (repeated.length > 0) {
    return {
      ok: false,
      diagnostics: repeated.map(({ key, offset }) => wrong('keys-once', `"${key}" is written twice`, offset)),
    };
  }
  // JSON.parse makes even `__proto__` an ordinary property, which building the value from the tree would not.
  const value: unknown = JSON.parse(text);
  const located = ({ at, ...finding }: Finding): Diagnostic => ({
    ...finding,
    place: placeOf(root, finding.path, at),
  });
  return { ok: true, value: { value, located } };
}

function parseStrictly(text: string): { root: Node } | { error: ParseError } {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors; // the others are mostly its consequences
  if (first !== undefined) return { error: first };
  if (root === undefined) throw new TypeError('jsonc-parser found neither a value nor an error');
  return { root };
}
