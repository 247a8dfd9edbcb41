import { showsFooter } from '../../footer-rule.ts';
import { afterLabel } from '../../text/label.ts';
import { beforeRefusal } from '../../text/refusal-tail.ts';
import { isNamedIn } from '../../text/visible-text.ts';
import { textRule } from '../../text-rule.ts';

export const ca2 = textRule({
  id: 'CA-2',
  pack: 'CA',
  source: 'CASL s. 6(2), 11; Electronic Commerce Protection Regulations s. 2, 3',
  says: 'Mail names the sender, shows its postal address and a contact, and unsubscribes by a link; texts name the sender and say how to stop.',
  mail: showsFooter({
    law: 'Canadian',
    contact: 'contact of the sender',
    both: 'the sender and its contact',
  }),
  sms: (sms, { brand }) => {
    const named = isNamedIn(sms.text, brand.name) ? sms.text : afterLabel(sms.text, `${brand.name}: `);
    const text = /\bSTOP\b|\bARRET\b/.test(named) ? named : beforeRefusal(named, 'Reply STOP to end.');
    return text === sms.text ? 'right' : { mended: { ...sms, text }, reason: 'sender-and-stop-added' };
  },
});
