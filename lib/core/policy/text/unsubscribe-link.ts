import type { Look, Mail } from '../text-rule.ts';
import { visibleLinksIn } from './links-in.ts';
import { pagePrefix } from './one-click-address.ts';
import { partsInWords } from './shown.ts';

/** Is there a link to the page that unsubscribes, with words to click on, and its address in the text part? */
export function hasUnsubscribeLink(mail: Mail): Look<Mail> {
  const prefix = pagePrefix(mail, 'u');
  const lacking = [
    ...(prefix !== undefined && visibleLinksIn(mail.html).some((link) => link.startsWith(prefix))
      ? []
      : ['HTML']),
    ...(prefix !== undefined && mail.text.includes(prefix) ? [] : ['text part']),
  ];
  if (lacking.length === 0) return 'right';
  return {
    reason: 'unsubscribe-link-missing',
    message: `there is no link that unsubscribes in ${partsInWords(lacking)}`,
    hint: 'put <a href="{{ links.unsubscribe }}">Unsubscribe</a> in the footer',
  };
}
