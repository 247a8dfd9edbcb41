import { consentRule } from '../../consent-rule.ts';

export const usSms1 = consentRule({
  id: 'US-SMS-1',
  pack: 'US',
  channels: ['sms'],
  source: 'TCPA, 47 CFR 64.1200(a)(2), (c)(2), (f)(9)',
  says: 'Advertising texts need express consent in writing, with the wording that named the seller, and a customer who does not ask not to be called (`doNotCall` trait).',
  objection: ({ basis, wording }, { traits }) => {
    if (traits.doNotCall === true) return 'do-not-call';
    if (basis !== 'express-written') return 'written-consent-missing';
    return wording === undefined || wording.trim() === '' ? 'consent-proof-missing' : undefined;
  },
});
