import type { BadLine } from '../event-file/row.ts';
import type { EventFileTally } from '../event-file/tally.ts';
import type { Paint } from '../io.ts';
import { plural } from '../words/plural.ts';

/** What was found in an event file: how much of it could be used, and why the rest could not. */
export function eventFileLines(file: string, tally: EventFileTally, paint: Paint): string[] {
  const { lines, events, bad, leftOut, shortenedIds, garbled, neverSeen } = tally;
  const warn = (text: string) => `  ${paint('yellow', '!')} ${text}`;
  return [
    `Read ${file}: ${plural(lines, 'line')}, ${plural(events, 'event')}`,
    ...bad.map(({ reason, count, first }) =>
      warn(`${plural(count, 'line')} not used: ${reason} ${paint('dim', placesWords(first, count))}`),
    ),
    ...(garbled > 0
      ? [
          warn(
            `${plural(garbled, 'line')} with letters that cannot be read; try --encoding euc-kr or windows-1252`,
          ),
        ]
      : []),
    ...neverSeen.map((field) => warn(`no line has a field "${field}"`)),
    ...(leftOut > 0 ? [`    ${plural(leftOut, 'line')} left out by --where`] : []),
    ...(shortenedIds > 0
      ? [`    ${plural(shortenedIds, 'line')} with a customer like 17850.0, read as 17850`]
      : []),
  ];
}

/** `(line 624, 1445 "abc", …)`. */
export function placesWords(first: readonly BadLine[], count: number): string {
  const places = first.map(({ line, found }) => (found === undefined ? `${line}` : `${line} "${found}"`));
  return `(line ${places.join(', ')}${count > first.length ? ', …' : ''})`;
}
