import { LABEL, withLabel } from '../../text/label.ts';
import { textRule } from '../../text-rule.ts';

export const kr2 = textRule({
  id: 'KR-2',
  pack: 'KR',
  source: 'Network Act art. 50(4); Decree art. 61(3), table 6',
  says: `Advertising begins with ${LABEL}: the subject of an e-mail, the text of a text message. Look-alikes are replaced.`,
  mail: (mail) => {
    const subject = withLabel(mail.subject, ' ');
    return subject === mail.subject ? 'right' : { mended: { ...mail, subject }, reason: 'label-put-right' };
  },
  sms: (sms) => {
    const text = withLabel(sms.text, '');
    return text === sms.text ? 'right' : { mended: { ...sms, text }, reason: 'label-put-right' };
  },
});
