import { describe, expect, it } from 'vitest';
import { aMail, ofMail } from '../a-recipient.ts';

// 15 U.S.C. 7704(a)(2): no subject that misleads
describe('US-EM-4', () => {
  it.each(['Autumn offers', 'Recent arrivals: coats', 'Forward: our new season', '(광고) 가을 세일'])(
    'lets "%s" go',
    (subject) => {
      expect(ofMail('US-EM-4', aMail({ subject }))).toBe('as it is');
    },
  );

  it.each([
    'RE: your order',
    'Re : your order',
    'FW: a gift',
    'Fwd: a gift',
    '(광고) Re: your order',
    'ＲＥ：order',
  ])('refuses "%s"', (subject) => {
    expect(ofMail('US-EM-4', aMail({ subject }))).toBe('deny: subject-pretends-to-answer');
  });
});
