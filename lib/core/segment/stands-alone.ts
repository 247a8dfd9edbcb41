import type { Condition } from '../condition/definition.ts';
import type { Placed } from '../condition/parts.ts';
import { type Diagnostic, mistake } from '../diagnostic.ts';

/** A segment is about the customer alone: no journey's entry, and no journey's messages. */
export function standsAlone(conditions: readonly Placed<Condition>[]): Diagnostic[] {
  return conditions.flatMap(({ part, path }) => {
    const key = JOURNEY_KEYS.find((one) => Object.hasOwn(part, one));
    if (key === undefined) return [];
    return mistake({
      rule: 'segments-stand-alone',
      path: [...path, key],
      message: `"${key}" looks at one journey, but a segment is for all of them`,
      hint: 'ask for it in the journey, beside the segment',
    });
  });
}

const JOURNEY_KEYS = ['entry', 'message', 'sameKey', 'sinceEntry'];
