import { csvFile } from '../event-file/csv-rows.ts';
import { jsonRows } from '../event-file/json-rows.ts';
import { isBad, type Row, type RowOrBadLine } from '../event-file/row.ts';
import { textLines } from '../event-file/text-lines.ts';
import { type Accepted, refuse } from '../refusal.ts';
import { type FileFacts, readFileFacts } from './file-facts.ts';
import { fieldNames } from './own-names.ts';

export type CustomerFile = FileFacts & {
  /** Of JSON lines: the fields that are looked for without being named. */
  readonly columns: readonly string[];
  /** A table with a line of names, not JSON lines. */
  readonly table: boolean;
  /** Read as they are asked for; to be gone through once. */
  readonly rows: AsyncIterable<RowOrBadLine>;
};

/** Opens a file of customers: `.csv`, `.tsv`, `.jsonl` or `.json` with an object on each line, plain or with `.gz`. */
export async function openCustomerFile(
  file: string,
  encoding: string | undefined,
): Promise<Accepted<CustomerFile>> {
  const format = /\.(csv|tsv|txt|jsonl|ndjson|json)(\.gz)?$/i.exec(file)?.[1]?.toLowerCase();
  if (format === undefined) {
    const hint = 'Give a .csv or .jsonl file, or either with .gz; Excel has "Save as: CSV UTF-8".';
    return refuse(`${file} is not a kind of file that holds customers.`, hint);
  }
  const facts = await readFileFacts(file, encoding);
  if (!facts.ok) return facts;
  const lines = textLines(file, facts.value.encoding);
  if (format.includes('json')) {
    const { held, rows } = await untilFirstGood(jsonRows(lines));
    if (held.length === 0) return refuse(`${file} is empty.`);
    const first = held.find((row): row is Row => !isBad(row));
    const columns = fieldNames((name) => first?.field(name) !== undefined);
    return { ok: true, value: { ...facts.value, columns, table: false, rows } };
  }
  const { columns, rows } = await csvFile(lines);
  if (columns.join('') === '') return refuse(`${file} is empty.`);
  const twice = columns.find((column, index) => column !== '' && columns.indexOf(column) !== index);
  if (twice !== undefined) {
    const at = columns.lastIndexOf(twice) + 1;
    return refuse(`${file}:1 has two columns "${twice}"; the second is column ${at}.`, 'Rename one of them.');
  }
  return { ok: true, value: { ...facts.value, columns, table: true, rows } };
}

/** Goes on from the beginning; what was looked at comes first. */
async function untilFirstGood(rows: AsyncGenerator<RowOrBadLine>) {
  const held: RowOrBadLine[] = [];
  for (let next = await rows.next(); next.done !== true; next = await rows.next()) {
    held.push(next.value);
    if (!isBad(next.value) || held.length === MAX_HELD) break;
  }
  return { held, rows: startingWith(held, rows) };
}

const MAX_HELD = 100;

async function* startingWith<T>(first: readonly T[], others: AsyncIterable<T>): AsyncGenerator<T> {
  yield* first;
  yield* others;
}
