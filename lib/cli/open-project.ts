import { access } from 'node:fs/promises';
import type { Diagnostic, Read } from '../core/diagnostic.ts';
import { renderDiagnostic } from '../core/diagnostic-text.ts';
import { loadProject } from '../project/load.ts';
import type { Project } from '../project/project.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { refuse } from './refusal.ts';
import { sayNext, sayRefusal, toJson } from './say.ts';
import { plural } from './words/plural.ts';

/** Reads a workflows folder for a command that needs it to be right; says what is wrong where it is not. */
export async function openProject(
  { folder, json }: { readonly folder: string; readonly json: boolean },
  io: Io,
): Promise<{ readonly project: Project } | { readonly exitCode: ExitCode }> {
  const read = await readProject(folder);
  if (read === undefined) {
    const refusal = refuse(
      `There is no folder ${folder}.`,
      'Name the folder that holds journeys, messages and settings.json.',
    );
    return { exitCode: sayRefusal(refusal, io, json) };
  }
  if (read.ok) {
    if (!json) sayDiagnostics(read.diagnostics, io);
    return { project: read.value };
  }
  if (json) {
    io.out(toJson({ ok: false, diagnostics: read.diagnostics }));
  } else {
    sayDiagnostics(read.diagnostics, io);
    io.err(`${io.paint('red', '✖')} ${mistakesWords(read.diagnostics)} in ${folder}`);
    sayNext(io, `npx sojourn validate ${folder}`);
  }
  return { exitCode: EXIT.mistakes };
}

/** Undefined where there is no such folder. */
export async function readProject(folder: string): Promise<Read<Project> | undefined> {
  try {
    await access(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return loadProject(folder);
}

export function sayDiagnostics(diagnostics: readonly Diagnostic[], io: Io): void {
  for (const diagnostic of diagnostics) {
    io.err(`${renderDiagnostic(diagnostic, (part, text) => io.paint(STYLES[part], text))}\n`);
  }
}
const STYLES = { place: 'bold', error: 'red', warning: 'yellow', hint: 'cyan' } as const;

/** `2 mistakes, 1 warning`. */
export function mistakesWords(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const said = [plural(errors, 'mistake'), ...(warnings > 0 ? [plural(warnings, 'warning')] : [])];
  return said.join(', ');
}
