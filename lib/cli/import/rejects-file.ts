import { appendFile, rm } from 'node:fs/promises';
import type { ImportRow } from './import-rows.ts';

/** `customers.csv.gz` → `customers.rejects.csv`, beside it. */
export function rejectsFileOf(file: string): string {
  return file.replace(/\.[a-z]+(\.gz)?$/i, '.rejects.csv');
}

/**
 * A table of the lines to mend, with the reason and all the columns they have: mended, it can be imported like the first.
 * What an earlier run wrote is gone. There is no file where nothing is to be mended.
 */
export function openRejectsFile(file: string, columns: readonly string[]) {
  let begun = false;
  return {
    async add(rows: readonly ImportRow[]): Promise<void> {
      if (!begun) await rm(file, { force: true });
      const lines = rows.flatMap(({ rejects, cells }) =>
        rejects.map(({ line, column = '', reason, found = '' }) =>
          csvLine([String(line), column, reason, found, ...cells]),
        ),
      );
      if (lines.length === 0 && begun) return;
      const header = begun ? '' : `\uFEFF${csvLine([...OWN_COLUMNS, ...columns])}`;
      begun ||= lines.length > 0;
      if (lines.length > 0) await appendFile(file, header + lines.join(''));
    },
  };
}

const OWN_COLUMNS = ['reject line', 'reject column', 'reject reason', 'reject value'];

/** RFC 4180. */
function csvLine(values: readonly string[]): string {
  return `${values.map((value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(',')}\r\n`;
}
