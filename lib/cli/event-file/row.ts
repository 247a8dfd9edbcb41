import type { Json } from '../../core/json.ts';

/** One record of an event file, whatever its format. */
export type Row = {
  /** Where it starts in the file, from 1. */
  readonly line: number;
  /** The value of a column (CSV: a text) or of a field by its path with dots (JSON lines). Undefined where there is none. */
  readonly field: (name: string) => Json | undefined;
};

/** A line that cannot be used. The reason is the same for all lines of one kind, so that they can be counted. */
export type BadLine = {
  readonly line: number;
  readonly reason: string;
  /** What stood there, shortened. */
  readonly found?: string;
};

export type RowOrBadLine = Row | BadLine;

export function isBad(row: RowOrBadLine): row is BadLine {
  return 'reason' in row;
}
