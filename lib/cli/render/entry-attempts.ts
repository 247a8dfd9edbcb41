import type { EntryAttempt } from '../../core/enrolment/entry-attempts.ts';
import type { Paint } from '../io.ts';
import { momentWords } from '../words/moment-words.ts';
import { reasonWords } from '../words/reason-words.ts';
import { reasonLines } from './reason.ts';

/** Each event that could have let a customer into a journey, and what came of it. */
export function entryAttemptLines(
  {
    journey,
    entryEvent,
    attempts,
  }: { journey: string; entryEvent: string; attempts: readonly EntryAttempt[] },
  paint: Paint,
): string[] {
  if (attempts.length === 0)
    return [`  nothing that lets anybody into ${journey} has happened: ${entryEvent}`];
  const shown = attempts.slice(-SHOWN);
  const left = attempts.length - shown.length;
  return [
    ...(left > 0 ? [`  ${left} earlier ones are left out; --json has all`] : []),
    ...shown.flatMap((one) => attemptLines(one, paint)),
    ...(attempts.some(({ outcome }) => 'refused' in outcome)
      ? [paint('dim', '  checked by the rules that are live now, against the facts of then')]
      : []),
  ];
}

const SHOWN = 10;

function attemptLines({ event, outcome, reason, changedSince }: EntryAttempt, paint: Paint): string[] {
  const when = `  ${momentWords(event.receivedAt)}  ${event.name}: `;
  if ('entered' in outcome) return [`${when}${paint('green', 'entered')}`];
  const why =
    outcome.refused === undefined
      ? 'did not enter; by the rules of today it would have been right'
      : `did not enter: ${reasonWords(outcome.refused)}`;
  return [
    `${when}${paint('yellow', why)}`,
    ...(reason === undefined ? [] : reasonLines(reason, paint, '    ')),
    ...changedSince.map((trait) =>
      paint('dim', `    ${trait} was changed since; what it was then is not kept`),
    ),
  ];
}
