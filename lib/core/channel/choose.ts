import type { Consent } from '../consent/definition.ts';
import { CHANNELS, type Channel } from './definition.ts';
import type { ChannelWish, Purpose } from '../journey/definition.ts';
import type { JsonObject } from '../json.ts';
import type { ChannelReason } from '../message/send.ts';
import { addressFor } from './address.ts';

export type ChannelQuestion = {
  readonly wish: ChannelWish;
  readonly purpose: Purpose;
  readonly urgency: 'detail' | 'urgent';
  /** The channels that the message has words for. */
  readonly content: readonly Channel[];
  readonly traits: JsonObject;
  readonly consents: readonly Consent[];
  /** Channels whose address turned out to be suppressed. */
  readonly suppressed: readonly Channel[];
};

export type ChannelChoice = {
  readonly reasons: readonly ChannelReason[];
  /** Absent when no channel can be used. `consentEpoch`: the consent that the choice relies on, if it needs one. */
  readonly chosen?: { channel: Channel; address: string; consentEpoch: number | undefined };
};

/**
 * Picks the channel for the moment. With `best`, the customer's stated preference comes first, then what suits the
 * message (detail is read by e-mail, urgency is seen by SMS); a list is taken in its order. Every channel gets a reason.
 */
export function chooseChannel(question: ChannelQuestion): ChannelChoice {
  const reasons: ChannelReason[] = [];
  let chosen: ChannelChoice['chosen'];
  for (const channel of inOrder(question)) {
    const candidate = candidateFor(channel, question);
    if ('leftOut' in candidate) {
      reasons.push({ channel, verdict: 'left-out', reason: candidate.leftOut });
    } else if (chosen === undefined) {
      chosen = { channel, ...candidate };
      reasons.push({ channel, verdict: 'chosen', reason: whyFirst(channel, question) });
    } else {
      reasons.push({ channel, verdict: 'possible', reason: 'another-fits-better' });
    }
  }
  return { reasons, ...(chosen === undefined ? {} : { chosen }) };
}

/** All channels, the best first; those not asked for come last, to be left out with that reason. */
function inOrder(question: ChannelQuestion): readonly Channel[] {
  return [...new Set([...asked(question), ...CHANNELS])];
}

function asked({ wish, traits, urgency }: ChannelQuestion): readonly Channel[] {
  if (wish !== 'best') return typeof wish === 'string' ? [wish] : wish;
  const fitting: readonly Channel[] = urgency === 'urgent' ? ['sms', 'email'] : ['email', 'sms'];
  return [...fitting.filter((channel) => channel === traits.preferredChannel), ...fitting];
}

type Candidate = { address: string; consentEpoch: number | undefined } | { leftOut: string };

function candidateFor(channel: Channel, question: ChannelQuestion): Candidate {
  const { purpose, content, traits, consents, suppressed } = question;
  if (!asked(question).includes(channel)) return { leftOut: 'not-asked-for' };
  if (!content.includes(channel)) return { leftOut: 'no-content' };
  const found = addressFor(channel, traits);
  if ('missing' in found) return { leftOut: found.missing };
  if (suppressed.includes(channel)) return { leftOut: 'suppressed' };
  const consent = consents.find((one) => one.channel === channel);
  if (purpose === 'transactional') return { address: found.address, consentEpoch: undefined };
  if (consent === undefined) return { leftOut: 'no-consent' };
  if (consent.status === 'withdrawn') return { leftOut: 'consent-withdrawn' };
  return { address: found.address, consentEpoch: consent.epoch };
}

function whyFirst(channel: Channel, { wish, traits, urgency }: ChannelQuestion): string {
  if (wish !== 'best') return 'asked-for';
  if (traits.preferredChannel === channel) return 'preferred-by-customer';
  return (urgency === 'urgent') === (channel === 'sms') ? `suits-${urgency}` : 'only-one-possible';
}
