import type { Enrolment } from '../../core/enrolment/definition.ts';
import { unreachable } from '../../core/unreachable.ts';
import { momentWords } from './moment-words.ts';
import { reasonWords } from './reason-words.ts';

/** Where a customer stands in a journey: `waits at cool-off until 2026-03-03 12:00 UTC`. */
export function standingWords(enrolment: Enrolment): string {
  const { status, at, dueAt, waiting, reason = '', endedAt } = enrolment;
  const ended = endedAt === undefined ? '' : ` ${momentWords(endedAt)}`;
  switch (status) {
    case 'RUNNING':
      return `on the way, at ${at}`;
    case 'PARKED': {
      const until = dueAt === undefined ? '' : ` until ${momentWords(dueAt)}`;
      const held = waiting?.held === undefined ? '' : ` to send: ${reasonWords(waiting.held.reason)}`;
      return `waits at ${at}${until}${held}${awaitedWords(waiting)}`;
    }
    case 'DONE':
      return `done${ended}: ${reasonWords(reason)}`;
    case 'FAILED':
      return `failed${ended} at ${at}: ${reason}`;
    default:
      return unreachable(status);
  }
}

function awaitedWords(waiting: Enrolment['waiting']): string {
  const awaited = waiting?.for;
  if (awaited === undefined) return '';
  return 'event' in awaited ? `, or ${awaited.event}` : `, or the message was ${awaited.was}`;
}
