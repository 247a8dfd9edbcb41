import { describe, expect, it } from 'vitest';
import { aMail, aText, ofAuthor, ofMail, ofText, someSettings } from '../a-recipient.ts';

const noNumber = someSettings({ brand: { refusal: undefined } });

// 정보통신망법 art. 50(6); Decree art. 62; 별표 6: 무료수신거부 or 무료거부 and a free number, at the end
describe('KR-4', () => {
  it.each(['무료수신거부 080-123-4567', '무료거부 0801234567', '무료 수신거부: 080-123-4567'])(
    'leaves a text alone that ends with "%s"',
    (tail) => {
      expect(ofText('KR-4', `(광고)Maru 세일 ${tail}`)).toBe(`(광고)Maru 세일 ${tail}`);
    },
  );

  it('takes an address on the web for a free way to refuse', () => {
    const text = '(광고)Maru 세일 무료수신거부 https://pages.maru.example/u/v1.a.b.c';
    expect(ofText('KR-4', text)).toBe(text);
  });

  it('adds the number at the end', () => {
    expect(ofText('KR-4', '(광고)Maru 세일')).toBe('(광고)Maru 세일 무료수신거부 080-123-4567');
  });

  it("replaces a number that is not the company's", () => {
    expect(ofText('KR-4', '(광고)Maru 세일 무료거부 080-999-9999')).toBe(
      '(광고)Maru 세일 무료수신거부 080-123-4567',
    );
  });

  it('adds it again where something comes after it', () => {
    const text = '(광고)Maru 무료수신거부 080-123-4567 지금 세일';
    expect(ofText('KR-4', text)).toBe(`${text} 무료수신거부 080-123-4567`);
  });

  it('refuses a text when the company has no such number', () => {
    expect(ofText('KR-4', '(광고)Maru 세일', { settings: noNumber })).toBe('deny: refusal-number-missing');
    expect(ofAuthor('KR-4', aText('(광고)Maru 세일'), noNumber)).toEqual(['brand.refusal']);
  });

  it('lets a mail go that says it in Korean and in English', () => {
    expect(ofMail('KR-4', aMail())).toBe('as it is');
  });

  it.each([
    ['Korean', 'Unsubscribe'],
    ['English', '수신거부'],
  ])('refuses a mail that does not say it in %s', (language, words) => {
    const mail = aMail({ html: `<a href="https://a.example">${words}</a>` });
    expect(ofMail('KR-4', mail)).toBe('deny: unsubscribe-wording-missing');
    expect(ofAuthor('KR-4', mail)).toEqual([`how to unsubscribe is not said in ${language} in the HTML`]);
  });

  it('does not count words that nobody sees', () => {
    const html =
      '<style>수신거부 unsubscribe</style><div style="display:none">수신거부 unsubscribe</div><p>Hi</p>';
    expect(ofMail('KR-4', aMail({ html }))).toBe('deny: unsubscribe-wording-missing');
  });
});
