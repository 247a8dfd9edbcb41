import { listed, occasionStep } from '../known.ts';
import type { Rule } from '../rule.ts';

/** Between what is decided and what is accepted lies a minute and some, in which a slot may come free. */
const SLACK_MS = 120_000;

/** Not more advertising than the company wants a customer to get; what a person sends by hand is not counted. */
export const caps: Rule = {
  id: 'caps',
  judge(copy, known) {
    if (copy.message.purpose === 'transactional') return undefined;
    const counted = [...listed(known.copiesTo, copy.person.id), copy].filter(
      (one) => one.message.purpose === 'marketing' && !known.resent.has(occasionStep(one)),
    );
    for (const { channel, atMost, perMs } of known.limits) {
      const since = copy.at - perMs + SLACK_MS;
      const many = counted.filter(
        (one) => one.at > since && (channel === undefined || one.channel === channel),
      );
      if (many.length > atMost)
        return `${many.length} in ${perMs / 3_600_000} hours${channel === undefined ? '' : ` by ${channel}`}, where ${atMost} may come`;
    }
    return undefined;
  },
};
