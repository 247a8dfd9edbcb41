import type { Settings } from '../../../settings.ts';
import { afterLabel, LABEL } from '../../text/label.ts';
import { beforeRefusal } from '../../text/refusal-tail.ts';
import { partsInWords, partsWithout, partsWithoutName } from '../../text/shown.ts';
import { isSeenIn } from '../../text/visible-text.ts';
import { type Lack, textRule } from '../../text-rule.ts';

export const kr8 = textRule({
  id: 'KR-8',
  pack: 'KR',
  source: 'Network Act art. 50(4), (5)4; Decree art. 61(3), table 6',
  says: 'Advertising names its sender and how to reach it: texts right after the label (the contact may be left out where it is the sending number), e-mails with the postal address too.',
  mail: (mail, { brand }) => {
    if (brand.contact === undefined) return NO_CONTACT;
    const lacking = [
      { name: 'the sender', what: brand.name, parts: partsWithoutName(mail, brand.name) },
      { name: 'the contact', what: brand.contact, parts: partsWithout(mail, brand.contact) },
      { name: 'the postal address', what: brand.address, parts: partsWithout(mail, brand.address) },
    ].find(({ parts }) => parts.length > 0);
    if (lacking !== undefined) {
      const { name, what, parts } = lacking;
      const message = `${name} is not shown in ${partsInWords(parts)}`;
      return { reason: 'sender-not-shown', message, hint: `Korean law asks for it: "${what}" in the footer` };
    }
    return 'right';
  },
  sms: (sms, settings) => {
    const { contact, name } = settings.brand;
    if (contact === undefined) return NO_CONTACT;
    const named = withName(sms.text, name);
    const text = withContact(named, contact, settings);
    return text === sms.text ? 'right' : { mended: { ...sms, text }, reason: 'sender-added' };
  },
});

const NO_CONTACT: Lack = {
  reason: 'sender-contact-missing',
  message: 'there is no contact of the sender',
  hint: 'Korean advertising shows one: put a number or an e-mail address in settings.json as brand.contact',
  setting: 'brand.contact',
};

function withName(text: string, name: string): string {
  const rest = text.startsWith(LABEL) ? text.slice(LABEL.length) : text;
  const beginning = rest.normalize('NFC').replace(/^[\s[(<【]+/u, '');
  if (beginning.toLowerCase().startsWith(name.normalize('NFC').toLowerCase())) return text;
  return afterLabel(text, `[${name}]`);
}

function withContact(text: string, contact: string, { sms }: Settings): string {
  const digits = contact.replaceAll(/\D/g, '');
  const isNumber = /^[+\d][\d\s()-]+$/.test(contact);
  if (isNumber && sms.senderId?.replaceAll(/\D/g, '') === digits) return text;
  if (isNumber ? text.replaceAll(/\D/g, '').includes(digits) : isSeenIn(text, contact)) return text;
  return beforeRefusal(text, contact);
}
