import { showsAddress } from '../../postal-address-rule.ts';
import { partsInWords, partsWithout, partsWithoutName } from '../../text/shown.ts';
import { hasUnsubscribeLink } from '../../text/unsubscribe-link.ts';
import { isNamedIn } from '../../text/visible-text.ts';
import { type Lack, textRule } from '../../text-rule.ts';

export const jp2 = textRule({
  id: 'JP-2',
  pack: 'JP',
  source: '特定電子メール法 art. 4; its ordinance art. 9',
  says: 'Mail shows the name of the sender, how to opt out, a postal address and where to complain; texts the name and how to opt out.',
  mail: (mail, settings) => {
    const { name, contact } = settings.brand;
    if (contact === undefined) return NO_CONTACT;
    const unnamed = [...partsWithoutName(mail, name), ...partsWithout(mail, contact)];
    if (unnamed.length > 0) {
      return {
        reason: 'sender-not-shown',
        message: `the sender and where to complain are not both shown in ${partsInWords([...new Set(unnamed)])}`,
        hint: `Japanese law asks for both: "${name}" and "${contact}" in the footer`,
      };
    }
    const address = showsAddress(mail, settings);
    return address === 'right' ? hasUnsubscribeLink(mail) : address;
  },
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

const NO_CONTACT: Lack = {
  reason: 'sender-contact-missing',
  message: 'there is no contact for complaints',
  hint: 'Japanese advertising shows one: put a number, an e-mail or a web address in settings.json as brand.contact',
  setting: 'brand.contact',
};
