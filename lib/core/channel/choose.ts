import type { ChannelReason } from '../message/send.ts';
import { type Candidate, candidateFor, type LeftOut } from './candidate.ts';
import type { ChannelChoice, ChannelOutcome, ChannelQuestion } from './choice.ts';
import { CHANNELS, type Channel } from './definition.ts';
import { inTime, ranked } from './rank.ts';
import { reasonOf, tellingOf } from './reasons.ts';
import { suits } from './score.ts';

export type { ChannelChoice, ChannelQuestion, ChosenChannel } from './choice.ts';

/**
 * Picks the channel for the moment, or the moment for the channel, and says why of each; docs/decisions/0008-channel-choice.md
 * has the reasons. Nothing has an effect: what is chosen here is checked again by the claim.
 */
export function chooseChannel(question: ChannelQuestion): ChannelChoice {
  const found = asked(question).map((channel) => candidateFor(channel, question));
  const usable = found.filter((one): one is Candidate => !('leftOut' in one));
  const candidates = ranked(usable, question);
  const leftOut = found.filter((one): one is LeftOut => 'leftOut' in one);
  const taken = inTime(candidates, question);
  const reasons: ChannelReason[] = [
    ...candidates.map((one) => reasonOf(one, { taken, candidates, question })),
    ...leftOut.map((one) => ({ channel: one.channel, verdict: 'left-out' as const, reason: one.leftOut })),
    ...notAsked(question),
  ];
  const others = candidates.filter((one) => one !== taken);
  const fallback = Array.isArray(question.wish) ? others.map(({ channel }) => channel) : [];
  return { reasons, fallback, ...outcome(taken, leftOut) };
}

/** The channels that the wish leaves open; the order decides only for a list. */
function asked({ wish, traits, urgency }: ChannelQuestion): readonly Channel[] {
  if (wish !== 'best') return typeof wish === 'string' ? [wish] : [...new Set(wish)];
  const fitting = CHANNELS.toSorted(
    (one, other) => Number(suits(other, urgency)) - Number(suits(one, urgency)),
  );
  return [...new Set([...fitting.filter((channel) => channel === traits.preferredChannel), ...fitting])];
}

function notAsked(question: ChannelQuestion): ChannelReason[] {
  const open = asked(question);
  return CHANNELS.filter((channel) => !open.includes(channel)).map((channel) => ({
    channel,
    verdict: 'left-out',
    reason: 'not-asked-for',
  }));
}

function outcome(taken: Candidate | undefined, leftOut: readonly LeftOut[]): ChannelOutcome {
  if (taken === undefined) return { skipped: tellingOf(leftOut) };
  const { channel, address, consentEpoch, score, policies, at, waitsFor } = taken;
  return waitsFor === undefined
    ? { chosen: { channel, address, consentEpoch, score, policies } }
    : { deferred: { channel, until: at, reason: waitsFor, policies } };
}
