import * as z from 'zod';
import { type ImportBus, ImportStoppedError, openImportBus } from '../../aws/import-bus.ts';
import { canonicalJson, sha256Hex } from '../../core/hash.ts';
import { deploymentOf } from '../deployment-of.ts';
import { MappingFlags } from '../event-file/mapping.ts';
import { type EventFile, readEventFile } from '../event-file/read-event-file.ts';
import { readMapping } from '../event-file/read-mapping.ts';
import type { BadLine } from '../event-file/row.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { readFileFacts } from '../import/file-facts.ts';
import { progressFileOf, readProgress } from '../import/progress-file.ts';
import { openRejectsFile, rejectsFileOf } from '../import/rejects-file.ts';
import { runHistory } from '../import/run-history.ts';
import { tryHistory } from '../import/try-history.ts';
import type { Io } from '../io.ts';
import { DeploymentFlags, noDeployment, whereWords } from '../on-deployment.ts';
import { openProject } from '../open-project.ts';
import { refuse } from '../refusal.ts';
import { eventFileLines } from '../render/event-file.ts';
import { sayNext, sayRefusal, toJson } from '../say.ts';
import { plural } from '../words/plural.ts';

export const ImportEventsInput = DeploymentFlags.extend({
  file: z.string(),
  folder: z.string().default('workflows'),
  dryRun: z.boolean().default(false),
  mapping: MappingFlags.default({}),
});
export type ImportEventsInput = z.infer<typeof ImportEventsInput>;

type Opened = { readonly events: EventFile; readonly hash: string; readonly bad: readonly BadLine[] };

/**
 * Brings what customers did over from another system: each event is kept at its own time and counts in conditions and
 * segments, but starts, wakes and ends nothing. Or tells whom it would have led into which journey.
 */
export async function importEventsCommand(
  input: ImportEventsInput,
  io: Io,
  { open = openImportBus, now = Date.now } = {},
): Promise<ExitCode> {
  const { json } = input;
  const mapping = readMapping(input.mapping);
  if (!mapping.ok) return sayRefusal(mapping, io, json);
  const facts = await readFileFacts(input.file, input.mapping.encoding);
  if (!facts.ok) return sayRefusal(facts, io, json);
  const { hash, encoding } = facts.value;
  const bad: BadLine[] = [];
  const events = await readEventFile(input.file, { ...mapping.value, encoding }, (line) => bad.push(line));
  if (!events.ok) return sayRefusal(events, io, json);
  const opened = { events: events.value, hash, bad };
  if (input.dryRun) return dryRun(input, io, opened);
  try {
    const bus = await open(input);
    return bus === undefined ? noDeployment(input, io) : await bringOver(input, io, { opened, bus, now });
  } catch (error) {
    if (!(error instanceof ImportStoppedError)) throw error;
    const hint =
      'Are you signed in to AWS, or is it a machine of your own: --endpoint http://127.0.0.1:4600?';
    return sayRefusal(refuse(`The deployment cannot be reached: ${error.message}`, hint), io, json);
  }
}

async function dryRun(input: ImportEventsInput, io: Io, { events }: Opened): Promise<ExitCode> {
  const opened = await openProject(input, io);
  if ('exitCode' in opened) return opened.exitCode;
  const bar = io.progress('trying');
  const trial = await tryHistory(events.events, { deployment: deploymentOf(opened.project), bar });
  const tally = events.tally();
  if (input.json) {
    io.out(toJson({ ok: true, dryRun: true, ...tally, wouldEnter: trial.wouldEnter }));
    return EXIT.done;
  }
  io.out(eventFileLines(input.file, tally, io.paint).join('\n'));
  if (trial.wouldEnter.length > 0) io.out('As history these start nothing. Did they happen now:');
  for (const { journey, customers } of trial.wouldEnter)
    io.out(`  ${plural(customers, 'customer')} would enter ${journey}`);
  if (trial.wouldEnter.length === 0) io.out('  nobody would enter a journey, even if they happened now');
  io.out(`${io.paint('green', '✔')} nothing was imported yet`);
  sayNext(io, `npx sojourn import events ${input.file} ${whereWords(input)}   # with the same flags`);
  return EXIT.done;
}

async function bringOver(
  input: ImportEventsInput,
  io: Io,
  { opened, bus, now }: { opened: Opened; bus: ImportBus; now: () => number },
): Promise<ExitCode> {
  const { file: name, mapping, stage, endpoint, json } = input;
  const { events, hash, bad } = opened;
  const key = sha256Hex(canonicalJson({ events: hash, mapping, stage, endpoint }));
  const file = progressFileOf(name);
  const before = await readProgress(file, key);
  if (before !== undefined && !json) io.out(`Goes on after ${plural(before.rows, 'event')}.`);
  const progress = { file, key, startedAt: before?.startedAt ?? now(), rowsBefore: before?.rows ?? 0 };
  const end = await runHistory(events.events, { bus, hash, progress }, io.progress('importing'));
  if (!end.done) {
    const hint = `${plural(end.events, 'event')} are there. The same command goes on from there.`;
    return sayRefusal(refuse(`The bus takes no more: ${end.said}`, hint), io, json);
  }
  const rejects = rejectsFileOf(name);
  await openRejectsFile(rejects, []).add(
    bad.map((line) => ({ line: line.line, event: undefined, rejects: [line], cells: [] })),
  );
  const tally = events.tally();
  if (json) {
    const rejectsFile = bad.length === 0 ? undefined : rejects;
    io.out(toJson({ ok: true, dryRun: false, ...tally, imported: end.events, rejectsFile }));
    return EXIT.done;
  }
  io.out(eventFileLines(name, tally, io.paint).join('\n'));
  io.out(
    `${io.paint('green', '✔')} ${plural(end.events, 'event')} handed over as history; nothing is started by them`,
  );
  if (bad.length > 0) io.out(`  ${plural(bad.length, 'line')} to mend: ${rejects}`);
  sayNext(io, `npx sojourn why <customer> ${whereWords(input)}`);
  return EXIT.done;
}
