import type { Rule } from '../rule.ts';

/** What is about somebody goes to nobody else. */
export const ownAddress: Rule = {
  id: 'own-address',
  judge({ to, channel, person }) {
    const own = channel === 'email' ? person.email : person.phone;
    return to === own ? undefined : 'went to an address that is not the customer’s';
  },
};
