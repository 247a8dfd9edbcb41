import { describe, expect, it } from 'vitest';
import { aMail, aText, ofAuthor, ofMail, ofText, someSettings } from '../a-recipient.ts';

// 정보통신망법 art. 50(4); 별표 6: name and contact of the sender; the contact may be left out of a text where it is the sending number
describe('KR-8', () => {
  it.each([
    '(광고)Maru 세일 hello@maru.example 무료거부 080-123-4567',
    '(광고)[Maru] hello@maru.example 세일',
    '(광고) Maru: 세일, 문의 hello@maru.example',
  ])('leaves alone what names its sender after the label: %s', (text) => {
    expect(ofText('KR-8', text)).toBe(text);
  });

  it('puts the name after the label', () => {
    expect(ofText('KR-8', '(광고)가을 세일 hello@maru.example')).toBe(
      '(광고)[Maru]가을 세일 hello@maru.example',
    );
  });

  it('puts the contact before the number for refusing, which comes last', () => {
    expect(ofText('KR-8', '(광고)Maru 세일 무료거부 080-123-4567')).toBe(
      '(광고)Maru 세일 hello@maru.example 무료거부 080-123-4567',
    );
  });

  it('needs no contact that is the sending number', () => {
    const settings = someSettings({ brand: { contact: '02-1234-5678' }, sms: { senderId: '0212345678' } });
    expect(ofText('KR-8', '(광고)Maru 세일', { settings })).toBe('(광고)Maru 세일');
  });

  it('knows a number however it is written', () => {
    const settings = someSettings({ brand: { contact: '02-1234-5678' } });
    expect(ofText('KR-8', '(광고)Maru 세일 문의 0212345678', { settings })).toBe(
      '(광고)Maru 세일 문의 0212345678',
    );
  });

  it('refuses when the company has no contact', () => {
    const settings = someSettings({ brand: { contact: undefined } });
    expect(ofText('KR-8', '(광고)Maru 세일', { settings })).toBe('deny: sender-contact-missing');
    expect(ofMail('KR-8', aMail(), { settings })).toBe('deny: sender-contact-missing');
    expect(ofAuthor('KR-8', aText('(광고)Maru 세일'), settings)).toEqual(['brand.contact']);
  });

  it('lets a mail go that shows name, contact and address', () => {
    expect(ofMail('KR-8', aMail())).toBe('as it is');
  });

  it.each([
    ['the sender', '<p>hello · 12 Example-ro, Seoul 04700</p>'],
    ['the contact', '<p>Maru, 12 Example-ro, Seoul 04700</p>'],
    ['the postal address', '<p>Maru, hello@maru.example</p>'],
  ])('refuses a mail without %s', (what, html) => {
    expect(ofMail('KR-8', aMail({ html }))).toBe('deny: sender-not-shown');
    expect(ofAuthor('KR-8', aMail({ html }))).toEqual([`${what} is not shown in the HTML`]);
  });
});
