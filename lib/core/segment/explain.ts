import type { CompiledSegment } from '../audience/definition.ts';
import { explainCondition, type Reason } from '../condition/explain.ts';
import type { Facts } from '../condition/facts.ts';
import { nextChange } from '../condition/next-change.ts';
import type { CustomerRecord } from '../ports.ts';
import type { EpochMs } from '../time/instant.ts';

/** Why a customer belongs to a segment, or does not. */
export type ExplainedSegment = {
  /** Does the condition hold now? */
  readonly holds: boolean;
  /** Since when she has been known to be in it; of who was in it before the segment was deployed, since the deployment. */
  readonly since: EpochMs | undefined;
  /** When time alone changes the answer, if nothing happens until then. */
  readonly changesAt: EpochMs | undefined;
  /** Part by part, with the values seen. */
  readonly reason: Reason;
};

/** @param facts all that the segment looks at: `loadSegmentFacts` of its condition */
export function explainSegment(
  record: CustomerRecord,
  segment: Pick<CompiledSegment, 'id' | 'when'>,
  facts: Facts,
): ExplainedSegment {
  const reason = explainCondition(segment.when, facts);
  return {
    holds: reason.holds,
    since: record.agenda.segments[segment.id],
    changesAt: nextChange(segment.when)(facts),
    reason,
  };
}
