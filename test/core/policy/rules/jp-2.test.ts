import { describe, expect, it } from 'vitest';
import { aMail, aText, ofAuthor, ofMail, ofText, someSettings } from '../a-recipient.ts';

// 特定電子メール法 art. 4: name of the sender, address for refusing; ordinance: postal address, contact for complaints
describe('JP-2', () => {
  it('lets a mail go that shows all of it', () => {
    expect(ofMail('JP-2', aMail())).toBe('as it is');
  });

  it.each([
    ['sender-not-shown', { html: '<p>12 Example-ro, Seoul 04700</p>' }],
    ['postal-address-missing', { html: '<p>Maru hello@maru.example</p>' }],
    ['unsubscribe-link-missing', { html: '<p>Maru hello@maru.example 12 Example-ro, Seoul 04700</p>' }],
  ])('refuses a mail for %s', (reason, part) => {
    expect(ofMail('JP-2', aMail(part))).toBe(`deny: ${reason}`);
  });

  it('refuses a mail of a company without a contact', () => {
    const settings = someSettings({ brand: { contact: undefined } });
    expect(ofMail('JP-2', aMail(), { settings })).toBe('deny: sender-contact-missing');
  });

  it('lets a text go that names its sender and how to opt out', () => {
    const text = 'Maru 秋のセール 配信停止 https://pages.maru.example/u/v1.a.b.c';
    expect(ofText('JP-2', text)).toBe(text);
  });

  it('refuses a text that does not, and tells the author what is missing', () => {
    expect(ofText('JP-2', 'Maru 秋のセール')).toBe('deny: sender-or-opt-out-missing');
    expect(ofAuthor('JP-2', aText('秋のセール'))).toEqual([
      'the text does not say the name of the sender and how to opt out',
    ]);
  });
});
