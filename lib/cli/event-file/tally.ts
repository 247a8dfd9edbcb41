import type { BadLine } from './row.ts';

/** What became of the lines of an event file. */
export type EventFileTally = {
  /** Without the header and empty lines. */
  readonly lines: number;
  readonly events: number;
  /** Lines that a --where left out. */
  readonly leftOut: number;
  /** Lines that could not be used, by reason, the most frequent first, with the first few of each. */
  readonly bad: readonly {
    readonly reason: string;
    readonly count: number;
    readonly first: readonly BadLine[];
  }[];
  /** Customer ids such as `17850.0`, read as `17850`: a spreadsheet took them for numbers. */
  readonly shortenedIds: number;
  /** Lines with characters that the encoding does not have. */
  readonly garbled: number;
  /** Fields that the flags name and that no line had. */
  readonly neverSeen: readonly string[];
};

const EXAMPLES = 3;

/** Counts while the file is read. */
export function startTally(fields: readonly string[]) {
  const counts = { lines: 0, events: 0, leftOut: 0, shortenedIds: 0, garbled: 0 };
  const bad = new Map<string, { count: number; first: BadLine[] }>();
  const unseen = new Set(fields);
  return {
    count: (what: keyof typeof counts) => {
      counts[what] += 1;
    },
    bad: (line: BadLine) => {
      const entry = bad.get(line.reason) ?? { count: 0, first: [] };
      entry.count += 1;
      if (entry.first.length < EXAMPLES) entry.first.push(line);
      bad.set(line.reason, entry);
    },
    saw: (has: (field: string) => boolean) => {
      for (const field of unseen) if (has(field)) unseen.delete(field);
    },
    result: (): EventFileTally => ({
      ...counts,
      bad: [...bad]
        .map(([reason, { count, first }]) => ({ reason, count, first }))
        .toSorted((a, b) => b.count - a.count),
      neverSeen: counts.lines === 0 ? [] : [...unseen],
    }),
  };
}
export type RunningTally = ReturnType<typeof startTally>;
