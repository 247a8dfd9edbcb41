import { type Diagnostic, mistake } from '../../diagnostic.ts';
import type { EventCount } from '../definition.ts';
import type { Path } from '../parts.ts';
import type { Check } from './check.ts';

/** Some number of events fits the bounds, in a time that is longer than none. */
export const countsPossible: Check = ({ conditions }) =>
  conditions.flatMap(({ part, path }) => ('event' in part ? problems(part, path) : []));

function problems({ atLeast, atMost, within }: EventCount, path: Path): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (atLeast !== undefined && atMost !== undefined && atLeast > atMost) {
    const message = `no number is at least ${atLeast} and at most ${atMost}`;
    found.push(mistake({ rule: 'counts-possible', path: [...path, 'atMost'], message }));
  }
  if (within !== undefined && !/[1-9]/.test(within)) {
    const message = `nothing happens within ${within}, which is no time at all`;
    found.push(mistake({ rule: 'counts-possible', path: [...path, 'within'], message }));
  }
  return found;
}
