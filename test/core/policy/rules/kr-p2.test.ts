import { describe, expect, it } from 'vitest';
import { ofRecipient, rule } from '../a-recipient.ts';

// 개인정보 보호법 art. 22-2(1): under 14
describe('KR-P2', () => {
  it.each([
    [{ age: 14 }, 'allow'],
    [{ age: 13 }, 'deny: guardian-consent-missing'],
    [{ age: 13, guardianConsent: false }, 'deny: guardian-consent-missing'],
    [{ age: 13, guardianConsent: true }, 'allow'],
    [{}, 'allow'],
  ])('of a customer with %o: %s', (traits, verdict) => {
    expect(ofRecipient('KR-P2', { traits })).toBe(verdict);
  });

  it('binds what is not advertising too', () => {
    expect(rule('KR-P2')).toMatchObject({ binds: 'everything', channels: ['email', 'sms'] });
  });
});
