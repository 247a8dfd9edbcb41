import { readFile } from 'node:fs/promises';
import { codeFrame } from '../core/code-frame.ts';
import type { Diagnostic } from '../core/diagnostic.ts';

export type Source = { readonly file: string; readonly text: string };

/** A file's text; undefined where there is no such file. */
export async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A mistake at a line and column (both from 1) of a text that is not JSON. */
export function mistakeIn(
  source: Source,
  at: { readonly line: number; readonly column: number },
  said: { readonly rule: string; readonly message: string; readonly hint?: string },
): Diagnostic {
  const { line, column } = at;
  const frame = codeFrame({ source: source.text.split(/\r?\n/)[line - 1] ?? '', line, column });
  return { severity: 'error', path: [], ...said, place: { file: source.file, line, column, frame } };
}

/** A mistake of a whole file or folder. */
export function mistakeOf(
  file: string,
  said: { readonly rule: string; readonly message: string; readonly hint?: string },
): Diagnostic {
  return mistakeIn({ file, text: '' }, { line: 1, column: 1 }, said);
}
