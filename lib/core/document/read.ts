import type * as z from 'zod';
import type { Diagnostic, Read } from '../diagnostic.ts';
import { fitSchema } from './fit-schema.ts';
import type { ParsedDocument } from './parse.ts';
import { parseDocument } from './parse.ts';

export type Text = {
  readonly text: string;
  /** As it is to be shown: `workflows/journeys/welcome.json`. */
  readonly file: string;
};

/** A value with the document it came from, so that later findings can be placed in it too. */
export type PlacedRead<T> =
  | { readonly ok: true; readonly value: T; readonly document: ParsedDocument }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Reads strict JSON of a known shape. What is wrong with it comes back as diagnostics with their places, never as a throw. */
export function readDocument<T>(source: Text & { readonly schema: z.ZodType<T> }): Read<T> {
  const read = readPlaced(source);
  return read.ok ? { ok: true, value: read.value, diagnostics: [] } : read;
}

/** As {@link readDocument}, for those who have more to check. */
export function readPlaced<T>({
  text,
  file,
  schema,
}: Text & { readonly schema: z.ZodType<T> }): PlacedRead<T> {
  const parsed = parseDocument({ text, file });
  if (!parsed.ok) return parsed;
  const document = parsed.value;
  const fitted = fitSchema(document.value, schema);
  if (fitted.ok) return { ok: true, value: fitted.value, document };
  return { ok: false, diagnostics: fitted.findings.map((finding) => document.located(finding)) };
}
