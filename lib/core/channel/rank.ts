import type { Candidate } from './candidate.ts';
import type { ChannelQuestion } from './choice.ts';

/**
 * The candidates, the best first. For `best` the customer's stated preference goes before all; then the score, where of
 * those within 10 % of the highest the cheapest goes first. Otherwise their order is the author's.
 */
export function ranked(
  candidates: readonly Candidate[],
  { wish, traits, cost }: ChannelQuestion,
): readonly Candidate[] {
  if (wish !== 'best') return candidates;
  const highest = Math.max(...candidates.map(({ score }) => score));
  const before = (one: Candidate, other: Candidate, holds: (of: Candidate) => boolean) =>
    Number(holds(other)) - Number(holds(one));
  const isClose = ({ score }: Candidate) => score >= 0.9 * highest;
  return candidates.toSorted(
    (one, other) =>
      before(one, other, ({ channel }) => channel === traits.preferredChannel) ||
      before(one, other, isClose) ||
      (isClose(one) ? cost[one.channel] - cost[other.channel] : 0) ||
      other.score - one.score,
  );
}

/** A detail waits for the better channel until the next morning, but not longer. What is urgent does not wait. */
const PATIENCE_MS = { detail: 12 * 3_600_000, urgent: 0 };

/** The first that can go soon enough; where none can, the one that goes first. */
export function inTime(
  candidates: readonly Candidate[],
  { urgency, now }: Pick<ChannelQuestion, 'urgency' | 'now'>,
): Candidate | undefined {
  const [earliest] = candidates.toSorted((one, other) => one.at - other.at);
  return candidates.find(({ at }) => at - now <= PATIENCE_MS[urgency]) ?? earliest;
}
