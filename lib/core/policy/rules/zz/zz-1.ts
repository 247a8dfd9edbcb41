import { consentRule } from '../../consent-rule.ts';

export const zz1 = consentRule({
  id: 'ZZ-1',
  pack: 'ZZ',
  source: 'ours: the strictest of the laws above',
  says: 'Where the country is not known, or we know no rules of it, advertising needs express consent.',
  objection: ({ basis }) =>
    basis === 'express' || basis === 'express-written' ? undefined : 'implied-consent-not-enough',
});
