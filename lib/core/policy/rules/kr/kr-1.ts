import { addDuration } from '../../../time/duration.ts';
import { consentRule } from '../../consent-rule.ts';

/** Whether the goods are of the kind that was bought, nobody can see here: who records a purchase as the ground says so. */
export const kr1 = consentRule({
  id: 'KR-1',
  pack: 'KR',
  source: 'Network Act (정보통신망법) art. 50(1), (2); Decree art. 61(1)',
  says: 'Advertising needs express consent; after a purchase it may go without for six months, for goods of the same kind.',
  objection: ({ basis, at }, { now }) => {
    if (basis === 'inquiry') return 'implied-consent-not-enough';
    if (basis === 'purchase' && now >= addDuration(at, 'P6M', 'Asia/Seoul')) return 'implied-consent-over';
    return undefined;
  },
});
