import type { AudienceIndex } from '../audience/audience-index.ts';
import { STAGES, type Stage } from '../journey/definition.ts';

/** The furthest stage among the segments that a customer is in; undefined where none of them names one. */
export function stageOf(ids: Iterable<string>, { segments }: AudienceIndex): Stage | undefined {
  let furthest = -1;
  for (const id of ids) {
    const stage = segments.get(id)?.stage;
    if (stage !== undefined) furthest = Math.max(furthest, STAGES.indexOf(stage));
  }
  return STAGES[furthest];
}
