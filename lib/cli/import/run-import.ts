import type { ImportBus } from '../../aws/import-bus.ts';
import { ImportStoppedError } from '../../aws/import-bus.ts';
import type { Progress } from '../io.ts';
import { countWords } from '../words/number-words.ts';
import { type ImportPlan, type ImportRow, importRows } from './import-rows.ts';
import { type ImportTally, startImportTally } from './import-tally.ts';
import { removeProgress, writeProgress } from './progress-file.ts';
import { openRejectsFile } from './rejects-file.ts';

export type ImportRun = ImportPlan & {
  readonly bus: ImportBus;
  readonly rejectsFile: string;
  readonly progress: { readonly file: string; readonly key: string; readonly rowsBefore: number };
};

export type ImportEnd =
  | { readonly done: true; readonly tally: ImportTally }
  /** The bus did not take any more: what it said, and the rows that it has. */
  | { readonly done: false; readonly said: string; readonly rows: number };

/** Rows on the way at once: ten requests of ten. So many are put twice, harmlessly, after a crash. */
const WAVE = 100;

/**
 * Puts the events of a file on the bus, wave by wave, and writes down after each how far it came. What an earlier run put there
 * is read again, for the count and the rejects, and not put again.
 */
export async function runImport(run: ImportRun, bar: Progress): Promise<ImportEnd> {
  const { file, mapping, of, bus, progress } = run;
  const tally = startImportTally();
  const rejects = openRejectsFile(run.rejectsFile, file.table ? file.columns : []);
  let rows = 0;
  let wave: ImportRow[] = [];
  const flush = async () => {
    const before = rows;
    const events = wave.flatMap(({ event }, index) =>
      event === undefined || before + index < progress.rowsBefore ? [] : [event],
    );
    await bus.put(events);
    await rejects.add(wave);
    rows += wave.length;
    if (rows > progress.rowsBefore) {
      await writeProgress(progress.file, { key: progress.key, startedAt: of.startedAt, rows });
    }
    bar.at((wave.at(-1)?.line ?? 0) / Math.max(1, file.lines), `${countWords(rows)} rows`);
    wave = [];
  };
  try {
    for await (const row of importRows({ file, mapping, of }, tally)) {
      wave.push(row);
      if (wave.length === WAVE) await flush();
    }
    await flush();
  } catch (error) {
    if (!(error instanceof ImportStoppedError)) throw error;
    return { done: false, said: error.message, rows };
  } finally {
    bar.end();
  }
  await removeProgress(progress.file);
  return { done: true, tally: tally.result() };
}
