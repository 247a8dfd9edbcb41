import { type ImportBus, ImportStoppedError } from '../../aws/import-bus.ts';
import type { InboundEvent } from '../../core/event/definition.ts';
import type { Progress } from '../io.ts';
import { countWords } from '../words/number-words.ts';
import { historyEvent } from './history-event.ts';
import { removeProgress, writeProgress } from './progress-file.ts';

export type HistoryEnd =
  | { readonly done: true; readonly events: number }
  /** The bus did not take any more: what it said, and the events that it has. */
  | { readonly done: false; readonly said: string; readonly events: number };

/** Events on the way at once; so many are put twice, harmlessly, after a crash. */
const WAVE = 100;

/** Puts the events of a file on the bus as history, wave by wave, and writes down after each how far it came. */
export async function runHistory(
  events: AsyncIterable<InboundEvent>,
  to: {
    readonly bus: ImportBus;
    /** Of the file's content. */
    readonly hash: string;
    readonly progress: {
      readonly file: string;
      readonly key: string;
      readonly startedAt: number;
      /** Put by an earlier run. */
      readonly rowsBefore: number;
    };
  },
  bar: Progress,
): Promise<HistoryEnd> {
  const { bus, hash, progress } = to;
  let rows = 0;
  let wave: InboundEvent[] = [];
  const flush = async () => {
    const before = rows;
    await bus.put(wave.filter((_, index) => before + index >= progress.rowsBefore));
    rows += wave.length;
    wave = [];
    if (rows > progress.rowsBefore) {
      const { key, startedAt } = progress;
      await writeProgress(progress.file, { key, startedAt, rows });
    }
    bar.at(0, `${countWords(rows)} events`);
  };
  try {
    for await (const event of events) {
      wave.push(historyEvent(event, hash));
      if (wave.length === WAVE) await flush();
    }
    await flush();
  } catch (error) {
    if (!(error instanceof ImportStoppedError)) throw error;
    return { done: false, said: error.message, events: rows };
  } finally {
    bar.end();
  }
  await removeProgress(progress.file);
  return { done: true, events: rows };
}
