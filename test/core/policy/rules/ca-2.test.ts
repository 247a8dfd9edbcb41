import { describe, expect, it } from 'vitest';
import { aMail, ofAuthor, ofMail, ofText, someSettings } from '../a-recipient.ts';

// CASL s. 6(2): who sends, how to reach them, how to unsubscribe; Regulations s. 2: mailing address and one contact
describe('CA-2', () => {
  it('lets a mail go that shows all of it', () => {
    expect(ofMail('CA-2', aMail())).toBe('as it is');
  });

  it.each([
    ['sender-not-shown', { text: '12 Example-ro, Seoul 04700 https://pages.maru.example/u/v1.k1.abc.def' }],
    [
      'postal-address-missing',
      { text: 'Maru hello@maru.example https://pages.maru.example/u/v1.k1.abc.def' },
    ],
    ['unsubscribe-link-missing', { text: 'Maru hello@maru.example 12 Example-ro, Seoul 04700' }],
  ])('refuses a mail for %s', (reason, part) => {
    expect(ofMail('CA-2', aMail(part))).toBe(`deny: ${reason}`);
  });

  it('refuses a mail of a company without a contact', () => {
    const settings = someSettings({ brand: { contact: undefined } });
    expect(ofMail('CA-2', aMail(), { settings })).toBe('deny: sender-contact-missing');
    expect(ofAuthor('CA-2', aMail(), settings)).toEqual(['brand.contact']);
  });

  it('says in a text who writes and how to stop', () => {
    expect(ofText('CA-2', '20% off')).toBe('Maru: 20% off Reply STOP to end.');
    expect(ofText('CA-2', 'Maru : 20 % de rabais, ARRET pour arrêter')).toBe(
      'Maru : 20 % de rabais, ARRET pour arrêter',
    );
  });
});
