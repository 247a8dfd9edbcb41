import { type Diagnostic, mistake } from '../../diagnostic.ts';
import type { EventCount, LastMessages } from '../definition.ts';
import type { Path } from '../parts.ts';
import type { Check } from './check.ts';

/** Some number of events, or of messages, fits the bounds, in a time that is longer than none. */
export const countsPossible: Check = ({ conditions }) =>
  conditions.flatMap(({ part, path }) => {
    if ('event' in part) return [...boundsProblem(part, path), ...windowProblem(part, path)];
    return 'lastMessages' in part ? [...boundsProblem(part, path), ...messagesProblem(part, path)] : [];
  });

function boundsProblem(
  { atLeast, atMost }: Pick<EventCount, 'atLeast' | 'atMost'>,
  path: Path,
): Diagnostic[] {
  if (atLeast === undefined || atMost === undefined || atLeast <= atMost) return [];
  const message = `no number is at least ${atLeast} and at most ${atMost}`;
  return [mistake({ rule: 'counts-possible', path: [...path, 'atMost'], message })];
}

function windowProblem({ within }: EventCount, path: Path): Diagnostic[] {
  if (within === undefined || /[1-9]/.test(within)) return [];
  const message = `nothing happens within ${within}, which is no time at all`;
  return [mistake({ rule: 'counts-possible', path: [...path, 'within'], message })];
}

function messagesProblem({ lastMessages, atLeast, atMost }: LastMessages, path: Path): Diagnostic[] {
  if (atLeast !== undefined && atLeast > lastMessages) {
    const message = `of ${lastMessages} messages there are never ${atLeast}`;
    return [mistake({ rule: 'counts-possible', path: [...path, 'atLeast'], message })];
  }
  if (atMost !== undefined && atMost >= lastMessages && atLeast === undefined) {
    const message = `of ${lastMessages} messages there are never more than ${lastMessages}: this asks nothing`;
    return [mistake({ rule: 'counts-possible', path: [...path, 'atMost'], message })];
  }
  return [];
}
