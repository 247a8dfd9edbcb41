import { postalAddressRule } from '../../postal-address-rule.ts';

export const usEm1 = postalAddressRule({
  id: 'US-EM-1',
  pack: 'US',
  source: 'CAN-SPAM Act, 15 U.S.C. 7704(a)(5)(A)(iii)',
  says: 'Advertising mail shows a valid postal address, in the HTML and in the text part.',
});
