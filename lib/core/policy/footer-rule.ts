import type { Settings } from '../settings.ts';
import { showsAddress } from './postal-address-rule.ts';
import { partsInWords, partsWithout, partsWithoutName } from './text/shown.ts';
import { hasUnsubscribeLink } from './text/unsubscribe-link.ts';
import type { Lack, Look, Mail } from './text-rule.ts';

/** What a country's law calls it: `Canadian`, `contact of the sender`, `the sender and its contact`. */
type Words = { readonly law: string; readonly contact: string; readonly both: string };

/** Mail that names the sender with a contact, shows the postal address and can be unsubscribed from by a link. */
export function showsFooter(words: Words): (mail: Mail, settings: Settings) => Look<Mail> {
  return (mail, settings) => {
    const { name, contact } = settings.brand;
    if (contact === undefined) return noContact(words);
    const unnamed = [...partsWithoutName(mail, name), ...partsWithout(mail, contact)];
    if (unnamed.length > 0) {
      return {
        reason: 'sender-not-shown',
        message: `${words.both} are not both shown in ${partsInWords([...new Set(unnamed)])}`,
        hint: `${words.law} law asks for both: "${name}" and "${contact}" in the footer`,
      };
    }
    const address = showsAddress(mail, settings);
    return address === 'right' ? hasUnsubscribeLink(mail) : address;
  };
}

function noContact({ law, contact }: Words): Lack {
  return {
    reason: 'sender-contact-missing',
    message: `there is no ${contact}`,
    hint: `${law} advertising shows one: put a number, an e-mail or a web address in settings.json as brand.contact`,
    setting: 'brand.contact',
  };
}
