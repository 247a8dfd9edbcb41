import { listed, occasionStep } from '../known.ts';
import type { Rule } from '../rule.ts';

const DAY_MS = 86_400_000;
const SLACK_MS = 120_000;

/** The same advertising goes once a day to an address, however many customers have it. */
export const sharedAddress: Rule = {
  id: 'shared-address',
  judge(copy, known) {
    if (copy.message.purpose === 'transactional' || known.resent.has(occasionStep(copy))) return undefined;
    const other = listed(known.copiesAt, `${copy.to} ${copy.mark.step}`).find(
      ({ person, at }) => person.id !== copy.person.id && at > copy.at - DAY_MS + SLACK_MS,
    );
    return other && `the same went to ${other.person.id} at this address before`;
  },
};
