import type { Deployment } from '../../local/deployment.ts';
import type { Progress } from '../io.ts';
import { countWords } from '../words/number-words.ts';
import { type ImportPlan, importRows } from './import-rows.ts';
import { type ImportTally, startImportTally } from './import-tally.ts';
import { type Repeats, startRepeats } from './repeats.ts';
import { startWouldEnter } from './would-enter.ts';

export type ImportTrial = ImportTally &
  Repeats & {
    readonly wouldEnter: readonly { readonly journey: string; readonly customers: number }[];
  };

/** Reads the whole file, does nothing with it, and tells what an import would do to a deployment that knows nobody yet. */
export async function tryImport(
  plan: ImportPlan,
  { deployment, bar }: { readonly deployment: Deployment; readonly bar: Progress },
): Promise<ImportTrial> {
  const tally = startImportTally();
  const repeats = startRepeats();
  const entries = startWouldEnter(deployment, plan.of.startedAt);
  let rows = 0;
  for await (const { line, event } of importRows(plan, tally)) {
    rows += 1;
    if (rows % SHOW_EVERY === 0) bar.at(line / Math.max(1, plan.file.lines), `${countWords(rows)} rows`);
    if (event === undefined) continue;
    repeats.add(event);
    await entries.add(event);
  }
  bar.end();
  return { ...tally.result(), ...repeats.result(), wouldEnter: entries.result() };
}

const SHOW_EVERY = 1000;
