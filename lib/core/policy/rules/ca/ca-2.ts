import { showsAddress } from '../../postal-address-rule.ts';
import { afterLabel } from '../../text/label.ts';
import { beforeRefusal } from '../../text/refusal-tail.ts';
import { partsInWords, partsWithout, partsWithoutName } from '../../text/shown.ts';
import { hasUnsubscribeLink } from '../../text/unsubscribe-link.ts';
import { isNamedIn } from '../../text/visible-text.ts';
import { type Lack, textRule } from '../../text-rule.ts';

export const ca2 = textRule({
  id: 'CA-2',
  pack: 'CA',
  source: 'CASL s. 6(2), 11; Electronic Commerce Protection Regulations s. 2, 3',
  says: 'Mail names the sender, shows its postal address and a contact, and unsubscribes by a link; texts name the sender and say how to stop.',
  mail: (mail, settings) => {
    const { name, contact } = settings.brand;
    if (contact === undefined) return NO_CONTACT;
    const unnamed = [...partsWithoutName(mail, name), ...partsWithout(mail, contact)];
    if (unnamed.length > 0) {
      return {
        reason: 'sender-not-shown',
        message: `the sender and its contact are not both shown in ${partsInWords([...new Set(unnamed)])}`,
        hint: `Canadian law asks for both: "${name}" and "${contact}" in the footer`,
      };
    }
    const address = showsAddress(mail, settings);
    return address === 'right' ? hasUnsubscribeLink(mail) : address;
  },
  sms: (sms, { brand }) => {
    const named = isNamedIn(sms.text, brand.name) ? sms.text : afterLabel(sms.text, `${brand.name}: `);
    const text = /\bSTOP\b|\bARRET\b/.test(named) ? named : beforeRefusal(named, 'Reply STOP to end.');
    return text === sms.text ? 'right' : { mended: { ...sms, text }, reason: 'sender-and-stop-added' };
  },
});

const NO_CONTACT: Lack = {
  reason: 'sender-contact-missing',
  message: 'there is no contact of the sender',
  hint: 'Canadian advertising shows one: put a number, an e-mail or a web address in settings.json as brand.contact',
  setting: 'brand.contact',
};
