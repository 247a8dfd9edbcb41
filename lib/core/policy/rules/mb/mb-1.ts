import { oneClickAddress } from '../../text/one-click-address.ts';
import { textRule } from '../../text-rule.ts';

export const mb1 = textRule({
  id: 'MB-1',
  pack: 'MB',
  source: 'RFC 8058 §3.1; sender requirements of Gmail and Yahoo since February 2024',
  says: 'Advertising mail carries List-Unsubscribe with one https address, of at most 995 characters, and List-Unsubscribe-Post.',
  mail: (mail) => {
    const address = oneClickAddress(mail);
    const isRight =
      address !== undefined &&
      address.length + '<>'.length <= LONGEST_LINE &&
      (address.startsWith('https://') || LOCAL.test(address)) &&
      mail.headers['List-Unsubscribe-Post'] === 'List-Unsubscribe=One-Click';
    if (isRight) return 'right';
    return {
      reason: 'one-click-header-missing',
      message: 'the mail cannot be unsubscribed from with one click in the mailbox',
      hint: 'its links must begin with https://: look where the public pages are (PAGES_URL)',
    };
  },
});

/** SES takes values of header lines up to this length. */
const LONGEST_LINE = 995;

/** Of a stack on this machine, which no mailbox provider sees. */
const LOCAL = /^http:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?\//;
