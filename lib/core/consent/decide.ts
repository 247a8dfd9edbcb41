import type { Consent, Word } from './definition.ts';

export type ConsentTo = { readonly granted: Word } | { readonly refused: 'no-consent' | 'consent-withdrawn' };

/**
 * May the customer be sent advertising on this topic? What was said to the topic itself goes before what was said to the
 * channel as a whole, but a withdrawal of everything outweighs all that was granted before it, or at the same instant.
 * @param consent all that the customer said to the channel; undefined: nothing
 */
export function consentTo(consent: Consent | undefined, topic: string): ConsentTo {
  const all = consent?.all;
  const ofTopic =
    consent !== undefined && Object.hasOwn(consent.topics, topic) ? consent.topics[topic] : undefined;
  if (ofTopic?.status === 'withdrawn') return { refused: 'consent-withdrawn' };
  if (all?.status === 'withdrawn') {
    return ofTopic !== undefined && ofTopic.at > all.at
      ? { granted: ofTopic }
      : { refused: 'consent-withdrawn' };
  }
  const word = ofTopic ?? all;
  return word === undefined ? { refused: 'no-consent' } : { granted: word };
}
