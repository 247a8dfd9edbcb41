import type { Diagnostic } from '../../diagnostic.ts';
import type { Condition, Where } from '../definition.ts';
import type { Placed } from '../parts.ts';

/** Conditions with all their parts, and the `where` of events with theirs. */
type Asked = {
  readonly conditions: readonly Placed<Condition>[];
  readonly wheres: readonly Placed<Where>[];
};

/** Looks for conditions that could never hold, or always would. */
export type Check = (asked: Asked) => Diagnostic[];
