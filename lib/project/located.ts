import type { Diagnostic } from '../core/diagnostic.ts';
import { parseDocument } from '../core/document/parse.ts';
import type { Source } from './text-file.ts';

/** What was found out only when other files had been read too, put in its place in a JSON file that can be read. */
export function located(source: Source, found: readonly Diagnostic[]): Diagnostic[] {
  if (found.length === 0) return [];
  const parsed = parseDocument(source);
  return found.map((one) => (parsed.ok ? parsed.value.located(one) : one));
}
