import { consentTo } from '../consent/decide.ts';
import type { PolicyResult } from '../policy/definition.ts';
import type { EpochMs } from '../time/instant.ts';
import { addressFor } from './address.ts';
import type { ChannelQuestion } from './choice.ts';
import type { Channel } from './definition.ts';
import { momentFor } from './moment.ts';
import { scoreOf } from './score.ts';

/** A channel that can be used, now or later. */
export type Candidate = {
  readonly channel: Channel;
  readonly address: string;
  readonly consentEpoch: number | undefined;
  readonly at: EpochMs;
  readonly waitsFor: string | undefined;
  readonly score: number;
  readonly policies: readonly PolicyResult[];
};

export type LeftOut = {
  readonly channel: Channel;
  readonly leftOut: string;
  readonly policies: readonly PolicyResult[];
};

/** Can this channel be used, and when? Asked in the order in which a person would ask; the first no is the reason. */
export function candidateFor(channel: Channel, question: ChannelQuestion): Candidate | LeftOut {
  const { content, traits, unusable, contacts, urgency } = question;
  if (!content.includes(channel)) return leftOut(channel, 'no-content');
  const found = addressFor(channel, traits);
  if ('missing' in found) return leftOut(channel, found.missing);
  const whyUnusable = unusable.get(channel);
  if (whyUnusable !== undefined) return leftOut(channel, whyUnusable);
  const consent = consentFor(channel, question);
  if ('refused' in consent) return leftOut(channel, consent.refused);
  const moment = momentFor(channel, found.address, question);
  if ('never' in moment) return leftOut(channel, moment.never, moment.policies);
  const score = scoreOf(channel, { urgency, contacts });
  return { channel, address: found.address, consentEpoch: consent.epoch, score, ...moment };
}

function leftOut(channel: Channel, reason: string, policies: readonly PolicyResult[] = []): LeftOut {
  return { channel, leftOut: reason, policies };
}

function consentFor(channel: Channel, { purpose, consents, topic }: ChannelQuestion) {
  if (purpose === 'transactional') return { epoch: undefined };
  const consent = consents.find((one) => one.channel === channel);
  const answer = consentTo(consent, topic);
  return 'refused' in answer ? answer : { epoch: consent?.epoch };
}
