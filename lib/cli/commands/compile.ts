import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { compileProject } from '../../project/compile-project.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { openCommand } from '../open-command.ts';
import { openProject } from '../open-project.ts';
import { journeyPicture } from '../picture/journey-picture.ts';
import { PLACEHOLDERS } from '../placeholders.ts';
import { sayNext, toJson } from '../say.ts';
import { plural } from '../words/plural.ts';

export const CompileInput = z.object({
  folder: z.string().default('workflows'),
  out: z.string().default('out'),
  json: z.boolean().default(false),
});
export type CompileInput = z.infer<typeof CompileInput>;

/**
 * Writes what a deployment is made from: each journey's state machine and triggers, the messages, the segments and dates that
 * are reckoned for everybody, the events; and a picture of each journey.
 */
export async function compile(input: CompileInput, io: Io): Promise<ExitCode> {
  const opened = await openProject(input, io);
  if ('exitCode' in opened) return opened.exitCode;
  const { project } = opened;
  const pictures = project.journeys.map(({ journey }) => ({
    file: join(input.out, `${journey.id}.svg`),
    text: journeyPicture({ journey }),
  }));
  const { journeys, audience, catalog } = compileProject(project, PLACEHOLDERS);
  const machines = journeys.flatMap(({ triggers, machine }) => [
    { file: join(input.out, triggers.id, 'machine.asl.json'), text: `${toJson(machine)}\n` },
    { file: join(input.out, triggers.id, 'triggers.json'), text: `${toJson(triggers)}\n` },
  ]);
  const messages = Object.values(project.messages).map(({ hash, compiled }) => ({
    file: join(input.out, 'messages', `${hash}.json`),
    text: `${toJson(compiled)}\n`,
  }));
  const shared = [
    { file: join(input.out, 'audience.json'), text: `${toJson(audience)}\n` },
    { file: join(input.out, 'catalog.json'), text: `${toJson(catalog)}\n` },
  ];
  const files = [...pictures, ...machines, ...messages, ...shared];
  for (const { file, text } of files) {
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, text);
  }
  if (input.json) {
    io.out(toJson({ ok: true, files: files.map(({ file }) => file) }));
    return EXIT.done;
  }
  const what = `${plural(pictures.length, 'journey')} and ${plural(messages.length, 'message')}`;
  io.out(`${io.paint('green', '✔')} compiled ${what} into ${plural(files.length, 'file')} in ${input.out}`);
  for (const { file } of pictures) io.out(`Picture   ${file}`);
  sayNext(io, openCommand(pictures[0]?.file ?? input.out, io.platform));
  return EXIT.done;
}
