import { consentRule } from '../../consent-rule.ts';

export const jp1 = consentRule({
  id: 'JP-1',
  pack: 'JP',
  source: 'Act on Regulation of Transmission of Specified Electronic Mail (特定電子メール法) art. 3(1)',
  says: 'Advertising needs consent, or a business relationship or an address given to us, with what shows it.',
  objection: ({ basis, proof }) => {
    if (basis === 'express' || basis === 'express-written') return undefined;
    return proof === undefined || proof.trim() === '' ? 'consent-proof-missing' : undefined;
  },
});
