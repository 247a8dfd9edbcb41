import { resolve } from 'node:path';
import mjmlPackage from 'mjml/package.json' with { type: 'json' };
import type { Diagnostic } from '../core/diagnostic.ts';
import { canonicalJson, sha256Hex } from '../core/hash.ts';
import { readCache, writeCache } from './cache.ts';
import { withIncludes } from './includes.ts';
import { pictureFindings } from './picture-findings.ts';
import { templateMistakes } from './template-mistakes.ts';
import { mistakeIn, type Source } from './text-file.ts';
import { valuePlaces } from './value-places.ts';

/**
 * MJML → the HTML of an e-mail, with its Liquid still in place. What MJML only warns of is a mistake here: it leaves gaps
 * in what customers see.
 * @param folder what may be included lies in it
 */
export async function compileMjml(
  source: Source,
  folder: string,
): Promise<{ html: string; diagnostics: Diagnostic[] } | { html?: never; diagnostics: Diagnostic[] }> {
  const { sources, diagnostics } = await withIncludes(source, folder);
  const mistakes = [
    ...diagnostics,
    ...sources.flatMap((one) => templateMistakes(one, 'html')),
    ...sources.flatMap(valuePlaces),
  ];
  if (mistakes.length > 0) return { diagnostics: mistakes };
  const doubts = sources.flatMap(pictureFindings);

  const texts = sources.map(({ text }) => text);
  const key = `${sha256Hex(canonicalJson({ mjml: mjmlPackage.version, texts }))}.html`;
  const known = await readCache(key);
  if (known !== undefined) return { html: known, diagnostics: doubts };

  const made = await convert(source, folder);
  if ('problem' in made) {
    const { problem } = made;
    return { diagnostics: [mistakeIn(source, { line: 1, column: 1 }, { rule: 'mjml', message: problem })] };
  }
  if (made.errors.length > 0) return { diagnostics: made.errors.map((error) => located(error, sources)) };
  await writeCache(key, made.html);
  return { html: made.html, diagnostics: doubts };
}

type MjmlError = { line: number; message: string; tagName: string; formattedMessage: string };

async function convert(
  { file, text }: Source,
  folder: string,
): Promise<{ html: string; errors: MjmlError[] } | { problem: string }> {
  const { default: mjml2html } = await import('mjml'); // takes 1.6 s, so only when the cache does not know
  try {
    return await mjml2html(text, {
      filePath: file,
      actualPath: resolve(file),
      ignoreIncludes: false,
      includePath: [resolve(folder)], // MJML would take it from where the message lies
      keepComments: false,
      validationLevel: 'soft',
    });
  } catch (error) {
    // MJML throws plain Errors for what it cannot read at all: no <mjml>, no end to a tag, a file that includes itself
    if (error instanceof Error && error.constructor === Error) return { problem: error.message };
    throw error;
  }
}

function located(error: MjmlError, sources: readonly Source[]): Diagnostic {
  const [main] = sources;
  const source =
    sources.find(({ file }) => error.formattedMessage.startsWith(`Line ${error.line} of ${resolve(file)}`)) ??
    main;
  if (source === undefined) throw new TypeError('an e-mail has at least its own file');
  const line = source.text.split('\n')[error.line - 1] ?? '';
  const column = Math.max(0, line.indexOf(`<${error.tagName}`)) + 1;
  return mistakeIn(
    source,
    { line: error.line, column },
    { rule: 'mjml', message: `${error.tagName}: ${error.message}` },
  );
}
