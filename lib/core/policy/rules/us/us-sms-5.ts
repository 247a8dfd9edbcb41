import type { Word } from '../../../consent/definition.ts';
import { consentRule } from '../../consent-rule.ts';

export const usSms5 = consentRule({
  id: 'US-SMS-5',
  pack: 'US',
  channels: ['sms'],
  source: '47 CFR 64.1200(a)(10)–(12); for unrelated topics from 2027-01-31, kept already',
  says: 'A withdrawal counts for all advertising texts, whatever the topic, unless the customer chose the topic on one of our pages.',
  objection: (granted, { consent }) => {
    const words = [consent?.all, ...Object.values(consent?.topics ?? {})];
    const revoked = words.some((word) => word !== undefined && isForAll(word) && word.at >= granted.at);
    return revoked ? 'consent-withdrawn' : undefined;
  },
});

function isForAll({ status, source }: Word): boolean {
  return status === 'withdrawn' && !(source !== undefined && CHOSEN.has(source));
}

/** Where the customer sees what there is to choose from: see lib/core/pages/evidence.ts. */
const CHOSEN = new Set(['preference centre', 'unsubscribe page']);
