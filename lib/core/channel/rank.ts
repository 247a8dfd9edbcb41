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
  const isPreferred = ({ channel }: Candidate) => channel === traits.preferredChannel;
  const isClose = ({ score }: Candidate) => score >= 0.9 * highest;
  return candidates.toSorted(
    (one, other) =>
      Number(isPreferred(other)) - Number(isPreferred(one)) ||
      Number(isClose(other)) - Number(isClose(one)) ||
      (isClose(one) ? cost[one.channel] - cost[other.channel] : 0) ||
      other.score - one.score,
  );
}

/** What is urgent goes first of all; a detail waits for a better channel until the next morning, but not longer. */
const PATIENCE_MS = { detail: 12 * 3_600_000, urgent: 0 };

/**
 * The best that can go soon enough, counted from when the first of them can: asked again at the moment of the one taken,
 * it is taken again.
 */
export function inTime(
  candidates: readonly Candidate[],
  { urgency }: Pick<ChannelQuestion, 'urgency'>,
): Candidate | undefined {
  const first = Math.min(...candidates.map(({ at }) => at));
  return candidates.find(({ at }) => at <= first + PATIENCE_MS[urgency]);
}
