import { access } from 'node:fs/promises';
import type { InboundEvent } from '../../core/event/definition.ts';
import { type Accepted, refuse } from '../refusal.ts';
import { missingColumn, neededColumns } from './columns.ts';
import { csvFile } from './csv-rows.ts';
import { fieldText } from './field-text.ts';
import { rowGrouper } from './group-rows.ts';
import { jsonRows } from './json-rows.ts';
import type { EventMapping } from './mapping.ts';
import { type BadLine, isBad, type RowOrBadLine } from './row.ts';
import { NUMBER_WITH_POINT_ZERO } from './row-event.ts';
import { rowPasses } from './row-test.ts';
import { type EventFileTally, type RunningTally, startTally } from './tally.ts';
import { type TextLine, textLines } from './text-lines.ts';

export type EventFile = {
  /** Read as they are asked for; to be gone through once. */
  readonly events: AsyncIterable<InboundEvent>;
  /** Complete when the events have been gone through. */
  readonly tally: () => EventFileTally;
};

/**
 * Opens a file of real events: `.csv`, `.tsv`, `.jsonl` or `.ndjson`, plain or packed with `.gz`.
 * @param onBad called with each line that cannot be used, beside the tally
 */
export async function readEventFile(
  file: string,
  mapping: EventMapping,
  onBad: (line: BadLine) => void = () => undefined,
): Promise<Accepted<EventFile>> {
  const format = /\.(csv|tsv|txt|jsonl|ndjson)(\.gz)?$/i.exec(file)?.[1]?.toLowerCase();
  if (format === undefined) {
    return refuse(
      `${file} is not a kind of file that holds events.`,
      'Give a .csv or .jsonl file, or either with .gz.',
    );
  }
  if (!(await exists(file))) return refuse(`There is no file ${file}.`);
  const needed = neededColumns(mapping);
  const counts = startTally(needed.map(({ column }) => column));
  const tally: RunningTally = {
    ...counts,
    bad: (line) => {
      counts.bad(line);
      onBad(line);
    },
  };
  const lines = watched(textLines(file, mapping.encoding), tally);
  if (format === 'jsonl' || format === 'ndjson') {
    return { ok: true, value: { events: eventsOf(jsonRows(lines), mapping, tally), tally: tally.result } };
  }
  const { columns, rows } = await csvFile(lines);
  if (columns.join('') === '') {
    const damaged = tally.result().bad[0];
    return refuse(
      damaged === undefined ? `${file} is empty.` : `${file} cannot be unpacked; is it a .gz file?`,
    );
  }
  const missing = missingColumn(file, needed, columns);
  return missing ?? { ok: true, value: { events: eventsOf(rows, mapping, tally), tally: tally.result } };
}

async function* eventsOf(
  rows: AsyncIterable<RowOrBadLine>,
  mapping: EventMapping,
  tally: RunningTally,
): AsyncGenerator<InboundEvent> {
  const grouper = rowGrouper(mapping);
  for await (const row of rows) {
    tally.count('lines');
    if (isBad(row)) {
      tally.bad(row);
      continue;
    }
    tally.saw((field) => row.field(field) !== undefined);
    if (!mapping.where.every((test) => rowPasses(test, row))) {
      tally.count('leftOut');
      continue;
    }
    if (NUMBER_WITH_POINT_ZERO.test(fieldText(row.field(mapping.customerColumn))))
      tally.count('shortenedIds');
    const event = grouper.add(row);
    if (event === undefined) continue;
    if ('reason' in event) {
      tally.bad(event);
    } else {
      tally.count('events');
      yield event;
    }
  }
  for (const event of grouper.events()) {
    tally.count('events');
    yield event;
  }
}

/** Counts lines with characters that the encoding does not have, and ends where a packed file is damaged. */
async function* watched(lines: AsyncIterable<TextLine>, tally: RunningTally): AsyncGenerator<TextLine> {
  let last = 0;
  try {
    for await (const line of lines) {
      if (line.text.includes('\uFFFD')) tally.count('garbled');
      last = line.line;
      yield line;
    }
  } catch (error) {
    if (!isDamaged(error)) throw error;
    tally.bad({ line: last + 1, reason: 'the .gz file is damaged from here on' });
  }
}

/** zlib's codes begin with Z_. */
function isDamaged(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
