import type { Consent, Word } from './definition.ts';
import { isAssumed } from './stronger-word.ts';

export type ConsentTo = { readonly granted: Word } | { readonly refused: 'no-consent' | 'consent-withdrawn' };

/**
 * May messages on this topic go out on the channel? A withdrawal of the channel as a whole leaves only the topics that were
 * granted after it, by the customer in person. A withdrawn topic stays so, whatever is granted as a whole.
 * @returns the word that a message relies on: of two, the later one
 */
export function consentTo(consent: Consent | undefined, topic: string): ConsentTo {
  const all = consent?.all;
  const one = consent === undefined ? undefined : topicWord(consent, topic);
  if (one?.status === 'withdrawn') return { refused: 'consent-withdrawn' };
  if (all?.status === 'withdrawn')
    return one !== undefined && outlives(one, all) ? { granted: one } : { refused: 'consent-withdrawn' };
  if (one === undefined) return all === undefined ? { refused: 'no-consent' } : { granted: all };
  return { granted: all !== undefined && all.at > one.at ? all : one };
}

/** May messages go out at night, or opens and clicks be noted? Whoever withdraws the channel as a whole withdraws that too. */
export function alsoGranted(consent: Consent | undefined, scope: 'night' | 'tracking'): boolean {
  const word = consent?.[scope];
  if (word === undefined || word.status === 'withdrawn') return false;
  return consent?.all?.status !== 'withdrawn' || outlives(word, consent.all);
}

function outlives(granted: Word, withdrawn: Word): boolean {
  return granted.at > withdrawn.at && !isAssumed(granted);
}

/** Topics are words of people; one of them may be `constructor`. */
function topicWord(consent: Consent, topic: string): Word | undefined {
  return Object.hasOwn(consent.topics, topic) ? consent.topics[topic] : undefined;
}
