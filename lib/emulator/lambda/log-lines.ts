export type LogLine = { readonly at: number; readonly text: string };

export type LogLines = {
  /** @param text what was printed, one line or several @returns them */
  add(text: string): readonly string[];
  /** Oldest first. */
  last(): readonly LogLine[];
};

const LINES_KEPT = 2000;

/** The last lines that a function printed. @param now the clock's milliseconds */
export function logLines(now: () => number): LogLines {
  const lines: LogLine[] = [];
  return {
    add(text) {
      const added = text.split('\n').filter((line) => line !== '');
      for (const line of added) lines.push({ at: now(), text: line });
      if (lines.length > 2 * LINES_KEPT) lines.splice(0, lines.length - LINES_KEPT);
      return added;
    },
    last: () => lines.slice(-LINES_KEPT),
  };
}
