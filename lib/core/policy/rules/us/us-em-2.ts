import { hasUnsubscribeLink } from '../../text/unsubscribe-link.ts';
import { textRule } from '../../text-rule.ts';

/** That the token of the link verifies and does not expire is the business of make-links; 30 days are asked for. */
export const usEm2 = textRule({
  id: 'US-EM-2',
  pack: 'US',
  source: 'CAN-SPAM Act, 15 U.S.C. 7704(a)(3)(A)',
  says: 'Advertising mail shows a link that unsubscribes, in the HTML and in the text part; it works for ever (30 days are the law).',
  mail: (mail) => hasUnsubscribeLink(mail),
});
