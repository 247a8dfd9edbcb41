import { showsFooter } from '../../footer-rule.ts';
import { isNamedIn } from '../../text/visible-text.ts';
import { textRule } from '../../text-rule.ts';

export const jp2 = textRule({
  id: 'JP-2',
  pack: 'JP',
  source: '特定電子メール法 art. 4; its ordinance art. 9',
  says: 'Mail shows the name of the sender, how to opt out, a postal address and where to complain; texts the name and how to opt out.',
  mail: showsFooter({
    law: 'Japanese',
    contact: 'contact for complaints',
    both: 'the sender and where to complain',
  }),
  sms: ({ text }, { brand }) => {
    const lacks = [
      ...(isNamedIn(text, brand.name) ? [] : ['the name of the sender']),
      ...(OPT_OUT.test(text) ? [] : ['how to opt out']),
    ];
    if (lacks.length === 0) return 'right';
    return {
      reason: 'sender-or-opt-out-missing',
      message: `the text does not say ${lacks.join(' and ')}`,
      hint: `Japanese law asks for both: ${brand.name}, and 配信停止 with a link`,
    };
  },
});

/** A word for opting out with an address or number behind it, or a reply that does it. */
const OPT_OUT =
  /(?:配信停止|配信解除|受信拒否|購読解除|解除|opt[- ]?out|unsubscribe)[^\n]{0,80}?(?:https?:\/\/|\d{4,})|\bSTOP\b/i;
