import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { BadLine, RowOrBadLine } from './row.ts';
import type { TextLine } from './text-lines.ts';

export type CsvFile = { readonly columns: readonly string[]; readonly rows: AsyncIterable<RowOrBadLine> };

/**
 * A table with its columns' names on the first line, separated by commas, semicolons or tabs, whichever the first line
 * has most of. Values may be in quotes and then hold separators and ends of line. Lines are read as they are asked for.
 * @returns no columns for an empty file
 */
export async function csvFile(lines: AsyncGenerator<TextLine>): Promise<CsvFile> {
  const first = await lines.next();
  const header = first.done === true ? '' : first.value.text;
  const delimiter = delimiterOf(header);
  const columns = (fields(header, delimiter) ?? []).map((name) => name.trim());
  return { columns, rows: rowsOf({ lines, delimiter, columns }) };
}

function delimiterOf(header: string): string {
  const count = (delimiter: string) => header.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

type Table = { lines: AsyncGenerator<TextLine>; delimiter: string; columns: readonly string[] };

async function* rowsOf({ lines, delimiter, columns }: Table): AsyncGenerator<RowOrBadLine> {
  const index = new Map(columns.map((name, position) => [name, position]));
  for await (const record of recordsOf(lines, delimiter)) {
    if ('reason' in record) {
      yield record;
    } else if (record.values.length !== columns.length) {
      const found = `${record.values.length} values instead of ${columns.length}`;
      yield { line: record.line, reason: 'more or fewer values than there are columns', found };
    } else {
      yield { line: record.line, field: (name) => record.values[index.get(name) ?? -1] };
    }
  }
}

/** A quote that is never closed would swallow the rest of the file: a value may go on for this many lines. */
const MAX_LINES_OF_A_RECORD = 100;

type Values = { readonly line: number; readonly values: readonly string[] };

/** Joins the lines of a value that goes on over several; where its quote is never closed, only its first line is lost. */
async function* recordsOf(
  lines: AsyncGenerator<TextLine>,
  delimiter: string,
): AsyncGenerator<Values | BadLine> {
  let held: TextLine[] = []; // an unfinished record
  let again: TextLine[] = []; // lines to look at once more
  for (;;) {
    const next = again.shift() ?? (await lines.next()).value;
    if (next !== undefined) held.push(next);
    const first = held[0];
    if (first === undefined) return;
    const ends = next === undefined || next.tooLong === true || held.length > MAX_LINES_OF_A_RECORD;
    const record = recordOf(held, delimiter);
    if (record === undefined && !ends) continue;
    if (record !== undefined) {
      if (record !== 'empty') yield record;
    } else {
      yield {
        line: first.line,
        reason: 'a quotation mark that is never closed',
        found: short(first.text),
      };
      again = [...held.slice(1), ...again];
    }
    held = [];
  }
}

/** Undefined while a quote is open. */
function recordOf(held: readonly TextLine[], delimiter: string): Values | BadLine | 'empty' | undefined {
  const first = held[0];
  if (first === undefined) return undefined;
  if (first.tooLong)
    return { line: first.line, reason: 'longer than a million characters', found: short(first.text) };
  if (held.length === 1 && first.text.trim() === '') return 'empty';
  const values = fields(held.map((line) => line.text).join('\n'), delimiter);
  return values === undefined ? undefined : { line: first.line, values };
}

/** The values of one record, or undefined when a quote is still open at its end. */
function fields(text: string, delimiter: string): Values['values'] | undefined {
  if (!text.includes('"')) return text.split(delimiter);
  try {
    // relax_quotes: 5" screen is a text like any other
    const options = { delimiter, relax_quotes: true, record_delimiter: ['\u0000'], max_record_size: 0 };
    return parse(text, options)[0] ?? [];
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') return undefined;
    throw error;
  }
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
