import { LABEL } from '../../text/label.ts';
import { textRule } from '../../text-rule.ts';

/** Whether the sender's domain is verified, SES knows: mail from any other is refused there (MailFromDomainNotVerified). */
export const usEm4 = textRule({
  id: 'US-EM-4',
  pack: 'US',
  source: 'CAN-SPAM Act, 15 U.S.C. 7704(a)(2)',
  says: 'The subject does not deceive: advertising does not pretend to be an answer (RE:) or a forwarded mail (FW:).',
  mail: ({ subject }) => {
    const words = subject.startsWith(LABEL) ? subject.slice(LABEL.length) : subject;
    if (!PRETENDS.test(words.normalize('NFKC'))) return 'right';
    return {
      reason: 'subject-pretends-to-answer',
      message: `the subject "${subject}" pretends to be an answer or a forwarded mail`,
      hint: 'begin with other words than RE: or FW:',
    };
  },
});

const PRETENDS = /^[\s\p{Cf}[(]*(?:re|fwd?)\s*(?:\[\d+\])?\s*:/iu;
