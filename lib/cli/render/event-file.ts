import type { EventFileTally } from '../event-file/tally.ts';
import type { Paint } from '../io.ts';
import { countWords } from '../words/number-words.ts';
import { plural } from '../words/plural.ts';

/** What was found in an event file: how much of it could be used, and why the rest could not. */
export function eventFileLines(file: string, tally: EventFileTally, paint: Paint): string[] {
  const notes = [
    ...tally.bad.map(({ reason, count, first }) => {
      const where = first
        .map(({ line, found }) => (found === undefined ? `${line}` : `${line}: ${found}`))
        .join(', ');
      return `${paint('yellow', '!')} ${plural(count, 'line')} cannot be used: ${reason} ${paint('dim', `(line ${where}${count > first.length ? ', …' : ''})`)}`;
    }),
    ...(tally.leftOut > 0 ? [`  ${plural(tally.leftOut, 'line')} left out by --where`] : []),
    ...(tally.shortenedIds > 0
      ? [`  ${plural(tally.shortenedIds, 'line')} with a customer like 17850.0, read as 17850`]
      : []),
    ...(tally.garbled > 0
      ? [
          `${paint('yellow', '!')} ${plural(tally.garbled, 'line')} with letters that cannot be read; try --encoding euc-kr or windows-1252`,
        ]
      : []),
    ...tally.neverSeen.map((field) => `${paint('yellow', '!')} no line has a field "${field}"`),
  ];
  return [
    `Read ${file}: ${plural(tally.lines, 'line')}, ${plural(tally.events, 'event')}`,
    ...notes.map((note) => `  ${note}`),
  ];
}

/** For the bar while reading. */
export function readingNote(events: number): string {
  return `${countWords(events)} events`;
}
