import * as z from 'zod';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { mistakesWords, readProject, sayDiagnostics } from '../open-project.ts';
import { refuse } from '../refusal.ts';
import { sayNext, sayRefusal, toJson } from '../say.ts';
import { plural } from '../words/plural.ts';

export const ValidateInput = z.object({
  folder: z.string().default('workflows'),
  json: z.boolean().default(false),
});
export type ValidateInput = z.infer<typeof ValidateInput>;

/** Reads all journeys, messages and segments, and says what is wrong with them. */
export async function validate(input: ValidateInput, io: Io): Promise<ExitCode> {
  const { folder, json } = input;
  const read = await readProject(folder);
  if (read === undefined) {
    return sayRefusal(
      refuse(`There is no folder ${folder}.`, 'Write: npx sojourn validate <folder>'),
      io,
      json,
    );
  }
  const exitCode = read.ok ? EXIT.done : EXIT.mistakes;
  const found = read.ok
    ? {
        journeys: read.value.journeys.map(({ journey }) => journey.id),
        segments: Object.keys(read.value.segments),
        messages: Object.keys(read.value.messages),
      }
    : undefined;
  if (json) {
    io.out(toJson({ ok: read.ok, ...found, diagnostics: read.diagnostics }));
    return exitCode;
  }
  sayDiagnostics(read.diagnostics, io);
  if (found === undefined) {
    io.err(`${io.paint('red', '✖')} ${mistakesWords(read.diagnostics)} in ${folder}`);
    sayNext(io, `npx sojourn validate${folder === 'workflows' ? '' : ` ${folder}`}   # when mended`);
    return exitCode;
  }
  const things = [
    plural(found.journeys.length, 'journey'),
    plural(found.segments.length, 'segment'),
    plural(found.messages.length, 'message'),
  ];
  const warnings =
    read.diagnostics.length === 0 ? '' : `, with ${plural(read.diagnostics.length, 'warning')}`;
  io.out(`${io.paint('green', '✔')} ${things.join(', ')}: valid${warnings}`);
  sayNext(io, `npx sojourn compile${folder === 'workflows' ? '' : ` ${folder}`} --out out`);
  return exitCode;
}
