import type { EpochMs } from '../time/instant.ts';
import { compileCondition } from './compile.ts';
import { countChanges } from './count-changes.ts';
import type { Condition } from './definition.ts';
import type { Facts } from './facts.ts';
import { conditionParts } from './parts.ts';

/**
 * When time alone next changes the answer of a condition, to the millisecond: the first instant after `facts.now` at
 * which it differs, if nothing happens until then. Undefined: never. Only windows (`within`) pass; each part with one has
 * two instants at most, so that there are few to try. Compile once, ask often.
 */
export function nextChange(condition: Condition): (facts: Facts) => EpochMs | undefined {
  const passing = conditionParts(condition, []).flatMap(({ part }) =>
    'event' in part && part.within !== undefined ? [countChanges(part, part.within)] : [],
  );
  if (passing.length === 0) return () => undefined;
  const holds = compileCondition(condition);
  return (facts) => {
    const instants = passing
      .flatMap((changes) => changes(facts))
      .filter((at) => at > facts.now)
      .toSorted((one, other) => one - other);
    if (instants.length === 0) return undefined;
    const before = holds(facts);
    return instants.find((at) => holds({ ...facts, now: at }) !== before);
  };
}
