import { consentRule } from '../../consent-rule.ts';

export const eu1 = consentRule({
  id: 'EU-1',
  pack: 'EU',
  source: 'Directive 2002/58/EC art. 13(1), (2); GDPR art. 7(1)',
  says: 'Advertising needs consent on record, or an address that was got in a sale of own similar products.',
  objection: ({ basis }) => (basis === 'inquiry' ? 'implied-consent-not-enough' : undefined),
});
