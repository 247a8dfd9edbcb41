import Table from 'cli-table3';

export type Column = { readonly name: string; readonly align?: 'right'; readonly width?: number };

/** A plain table: names, a line, rows; Hangul and emoji take two columns. A column with a width breaks its words. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const drawn = new Table({
    head: columns.map(({ name }) => name),
    colAligns: columns.map(({ align }): 'left' | 'right' => align ?? 'left'),
    colWidths: columns.map(({ width }) => width ?? null),
    wordWrap: true,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
    chars: PLAIN,
  });
  drawn.push(...rows.map((row) => [...row]));
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

const PLAIN = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};
