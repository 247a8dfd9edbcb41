import { listed, occasionStep } from '../known.ts';
import type { Rule } from '../rule.ts';

/** One copy of advertising, two of what the customer waits for; one more each time that a person asks for it. */
export const copies: Rule = {
  id: 'copies',
  judge(copy, known) {
    const before = listed(known.copiesOf, occasionStep(copy)).filter(({ to }) => to === copy.to).length;
    const asked = known.resent.get(occasionStep(copy)) ?? 0;
    const allowed = (copy.message.purpose === 'marketing' ? 1 : 2) + asked;
    return before < allowed ? undefined : `copy ${before + 1} where at most ${allowed} may come`;
  },
};
