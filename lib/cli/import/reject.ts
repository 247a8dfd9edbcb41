import type { BadLine } from '../event-file/row.ts';

/** A line that cannot be used as it is, and in which column that shows. */
export type Reject = BadLine & { readonly column?: string };

export function inColumn(column: string, bad: BadLine): Reject {
  return { ...bad, column };
}
