import { CHANNELS, type Channel } from '../channel/definition.ts';
import { consentTo } from '../consent/decide.ts';
import type { Word } from '../consent/definition.ts';
import type { Pack, PolicyRule, Recipient } from './definition.ts';

/**
 * A rule on the consent that an advertising message relies on: there is one, and it is of a kind that the law takes.
 * @param given.objection why the customer's word is not enough; undefined: it is
 */
export function consentRule(given: {
  readonly id: string;
  readonly pack: Pack;
  readonly source: string;
  readonly says: string;
  readonly channels?: readonly Channel[];
  readonly objection: (word: Word, about: Recipient) => string | undefined;
}): PolicyRule {
  const { objection, channels = CHANNELS, ...about } = given;
  return {
    ...about,
    binds: 'advertising',
    channels,
    recipient: (recipient) => {
      const consent = consentTo(recipient.consent, recipient.topic);
      const reason = 'refused' in consent ? consent.refused : objection(consent.granted, recipient);
      return reason === undefined ? { verdict: 'allow' } : { verdict: 'deny', reason };
    },
  };
}
