import { dirname, join, resolve } from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
import { mistakeIn, readText, type Source } from './text-file.ts';

/**
 * An MJML file and all that it includes, itself first, each once.
 * @returns what is missing or lies outside of the folder too: MJML itself would leave a gap in the mail and say nothing
 */
export async function withIncludes(
  source: Source,
  folder: string,
): Promise<{ sources: Source[]; diagnostics: Diagnostic[] }> {
  const found = new Map([[resolve(source.file), source]]);
  const diagnostics: Diagnostic[] = [];
  for (const including of found.values()) {
    for (const { path, line, column } of includesIn(including.text)) {
      const file = join(dirname(including.file), path);
      if (found.has(resolve(file))) continue;
      const text = resolve(file).startsWith(`${resolve(folder)}/`) ? await readText(file) : undefined;
      if (text !== undefined) found.set(resolve(file), { file, text });
      else diagnostics.push(mistakeIn(including, { line, column }, missing(path, folder)));
    }
  }
  return { sources: [...found.values()], diagnostics };
}

function missing(path: string, folder: string) {
  return { rule: 'includes-exist', message: `there is no ${path} to include in ${folder}` };
}

function includesIn(text: string): { path: string; line: number; column: number }[] {
  return [...text.matchAll(/<mj-include\s[^>]*?path\s*=\s*["']([^"']*)["']/g)].map((match) => {
    const before = text.slice(0, match.index).split('\n');
    return { path: match[1] ?? '', line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  });
}
