import * as z from 'zod';
import { ImportStoppedError, openImportBus } from '../../aws/import-bus.ts';
import { canonicalJson, sha256Hex } from '../../core/hash.ts';
import { deploymentOf } from '../deployment-of.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { importWords } from '../import/again-words.ts';
import { CustomerFlags, type CustomerMapping } from '../import/customer-mapping.ts';
import { importLines, trialLines } from '../import/import-lines.ts';
import type { ImportPlan } from '../import/import-rows.ts';
import type { ImportTally } from '../import/import-tally.ts';
import { type CustomerFile, openCustomerFile } from '../import/open-customer-file.ts';
import { progressFileOf, readProgress } from '../import/progress-file.ts';
import { readCustomerFlags } from '../import/read-customer-flags.ts';
import { rejectsFileOf } from '../import/rejects-file.ts';
import { runImport } from '../import/run-import.ts';
import { tryImport } from '../import/try-import.ts';
import type { Io } from '../io.ts';
import { DeploymentFlags, noDeployment, whereWords } from '../on-deployment.ts';
import { openProject } from '../open-project.ts';
import { refuse } from '../refusal.ts';
import { sayNext, sayRefusal, toJson } from '../say.ts';
import { countWords } from '../words/number-words.ts';
import { plural } from '../words/plural.ts';

export const ImportInput = DeploymentFlags.extend({
  file: z.string(),
  folder: z.string().default('workflows'),
  dryRun: z.boolean().default(false),
  mapping: CustomerFlags.prefault({}),
});
export type ImportInput = z.infer<typeof ImportInput>;

type Opened = { readonly file: CustomerFile; readonly mapping: CustomerMapping };

/**
 * Puts each customer of a file on the bus as an event `Customer Imported`, with what the file says of consent and refusal;
 * or tells what that would do.
 */
export async function importCommand(
  input: ImportInput,
  io: Io,
  { open = openImportBus, now = Date.now } = {},
): Promise<ExitCode> {
  const file = await openCustomerFile(input.file, input.mapping.encoding);
  if (!file.ok) return sayRefusal(file, io, input.json);
  const { columns, table } = file.value;
  const mapping = readCustomerFlags(input.mapping, { file: input.file, columns, table });
  if (!mapping.ok) return sayRefusal(mapping, io, input.json);
  const opened = { file: file.value, mapping: mapping.value };
  if (input.dryRun) return dryRun(input, io, { opened, now });
  try {
    const bus = await open(input);
    return bus === undefined ? noDeployment(input, io) : await bringOver(input, io, { opened, bus, now });
  } catch (error) {
    if (!(error instanceof ImportStoppedError)) throw error;
    const hint =
      'Are you signed in to AWS, or is it a machine of your own: --endpoint http://127.0.0.1:4600?';
    return sayRefusal(refuse(`The deployment cannot be reached: ${error.message}`, hint), io, input.json);
  }
}

type Clock = () => number;
type Bus = NonNullable<Awaited<ReturnType<typeof openImportBus>>>;

async function dryRun(input: ImportInput, io: Io, { opened, now }: { opened: Opened; now: Clock }) {
  const project = await openProject(input, io);
  if ('exitCode' in project) return project.exitCode;
  const plan = planOf(input, opened, now());
  const bar = io.progress('reading');
  const trial = await tryImport(plan, { deployment: deploymentOf(project.project), bar });
  if (trial.imported === 0) return nothingUsable(input, io, { opened, tally: trial });
  if (input.json) {
    io.out(toJson({ ok: true, dryRun: true, encoding: opened.file.encoding, ...trial }));
    return EXIT.done;
  }
  const found = { name: input.file, ...opened, tally: trial };
  io.out([...importLines(found, io.paint), ...trialLines(trial, io.paint)].join('\n'));
  io.out(`${io.paint('green', '✔')} nothing was imported yet`);
  sayNext(io, importWords(input.file, input));
  return EXIT.done;
}

async function bringOver(
  input: ImportInput,
  io: Io,
  { opened, bus, now }: { opened: Opened; bus: Bus; now: Clock },
): Promise<ExitCode> {
  const { stage, endpoint, json } = input;
  const progressFile = progressFileOf(input.file);
  const key = sha256Hex(canonicalJson({ hash: opened.file.hash, mapping: opened.mapping, stage, endpoint }));
  const before = await readProgress(progressFile, key);
  if (before !== undefined && !json) io.out(`Goes on after ${plural(before.rows, 'row')}.`);
  const plan = planOf(input, opened, before?.startedAt ?? now());
  const rejectsFile = rejectsFileOf(input.file);
  const progress = { file: progressFile, key, rowsBefore: before?.rows ?? 0 };
  const end = await runImport({ ...plan, bus, rejectsFile, progress }, io.progress('importing'));
  if (!end.done) {
    const hint = `${plural(end.rows, 'row')} are there. The same command goes on from there.`;
    return sayRefusal(refuse(`The bus takes no more: ${end.said}`, hint), io, json);
  }
  const { tally } = end;
  if (tally.imported === 0) return nothingUsable(input, io, { opened, tally });
  const toMend = tally.rejected + tally.invalidAddresses.reduce((sum, { count }) => sum + count, 0);
  const rejects = toMend === 0 ? undefined : rejectsFile;
  if (json) {
    io.out(
      toJson({ ok: true, dryRun: false, encoding: opened.file.encoding, ...tally, rejectsFile: rejects }),
    );
    return EXIT.done;
  }
  io.out(importLines({ name: input.file, ...opened, tally }, io.paint).join('\n'));
  io.out(
    `${io.paint('green', '✔')} ${plural(tally.imported, 'row')} handed over; they are taken in one by one`,
  );
  if (rejects === undefined) {
    sayNext(io, `npx sojourn why <customer> ${whereWords(input)}`);
  } else {
    io.out(`  ${countWords(toMend)} to mend: ${rejects}`);
    sayNext(io, `${importWords(rejects, input)}   # when mended`);
  }
  return EXIT.done;
}

function planOf(input: ImportInput, { file, mapping }: Opened, startedAt: number): ImportPlan {
  return { file, mapping, of: { file: input.file, hash: file.hash, startedAt } };
}

function nothingUsable(
  input: ImportInput,
  io: Io,
  { opened, tally }: { opened: Opened; tally: ImportTally },
): ExitCode {
  if (!input.json) io.out(importLines({ name: input.file, ...opened, tally }, io.paint).join('\n'));
  const [most] = tally.rejects;
  const where = most?.first[0] === undefined ? '' : `: line ${most.first[0].line}, ${most.reason}`;
  const hint = 'sojourn import --help shows how columns are named.';
  return sayRefusal(
    refuse(`There is no customer in ${input.file} that can be used${where}.`, hint),
    io,
    input.json,
  );
}
