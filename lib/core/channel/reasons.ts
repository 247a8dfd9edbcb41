import type { ChannelReason } from '../message/send.ts';
import type { Candidate, LeftOut } from './candidate.ts';
import type { ChannelChoice, ChannelQuestion } from './choice.ts';
import { suits } from './score.ts';

/** Reasons of the choice itself; a policy that refuses or defers adds its own. Each has its words in `lib/cli/words`. */
export const CHANNEL_REASONS = [
  // chosen
  'asked-for',
  'preferred-by-customer',
  'suits-detail',
  'suits-urgent',
  'responds-better',
  'costs-less',
  'can-go-now',
  'only-one-possible',
  // possible
  'another-fits-better',
  'next-in-the-list',
  'quiet-hours',
  'waits-for-higher-priority',
  // left out
  'not-asked-for',
  'no-content',
  'no-address',
  'address-not-valid',
  'no-consent',
  'consent-withdrawn',
  'cap-reached',
  'no-hour-suits-all-zones',
] as const;
type OwnReason = (typeof CHANNEL_REASONS)[number];

/** @param taken the one that goes out, now or when it may   @param candidates all, the best first */
export function reasonOf(
  one: Candidate,
  known: { taken: Candidate | undefined; candidates: readonly Candidate[]; question: ChannelQuestion },
): ChannelReason {
  const { channel, waitsFor } = one;
  if (waitsFor !== undefined) return { channel, verdict: 'possible', reason: waitsFor };
  if (one === known.taken) return { channel, verdict: 'chosen', reason: whyChosen(one, known) };
  const reason: OwnReason = known.question.wish === 'best' ? 'another-fits-better' : 'next-in-the-list';
  return { channel, verdict: 'possible', reason };
}

function whyChosen(
  one: Candidate,
  { candidates, question }: { candidates: readonly Candidate[]; question: ChannelQuestion },
): OwnReason {
  const { wish, traits, urgency } = question;
  if (one !== candidates[0]) return 'can-go-now';
  if (wish !== 'best') return 'asked-for';
  if (one.channel === traits.preferredChannel) return 'preferred-by-customer';
  if (candidates.length === 1) return 'only-one-possible';
  if (candidates.some(({ score }) => score > one.score)) return 'costs-less';
  return suits(one.channel, urgency) ? `suits-${urgency}` : 'responds-better';
}

/** The reason of the channel that a person would ask about: the first that was asked for and has words. */
export function tellingOf(leftOut: readonly LeftOut[]): NonNullable<ChannelChoice['skipped']> {
  const telling = leftOut.find((one) => one.leftOut !== 'no-content');
  return { reason: telling?.leftOut ?? 'no-content', policies: telling?.policies ?? [] };
}
