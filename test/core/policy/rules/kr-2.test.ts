import { describe, expect, it } from 'vitest';
import { aMail, ofMail, ofText } from '../a-recipient.ts';

// 정보통신망법 시행령 별표 6: (광고) at the very start of the subject, or of the text; its forbidden variants
describe('KR-2', () => {
  it('leaves a text alone that begins with the label', () => {
    expect(ofText('KR-2', '(광고)Maru 가을 세일')).toBe('(광고)Maru 가을 세일');
    expect(ofMail('KR-2', aMail({ subject: '(광고) 가을 세일' }))).toBe('as it is');
  });

  it('puts the label where it is missing', () => {
    expect(ofText('KR-2', 'Maru 가을 세일')).toBe('(광고)Maru 가을 세일');
    expect(ofMail('KR-2', aMail({ subject: 'Autumn offers' }))).toMatchObject({
      subject: '(광고) Autumn offers',
    });
  });

  it.each([
    ['blanks inside', '(광 고)Maru 가을 세일'],
    ['a dot inside', '(광.고)Maru 가을 세일'],
    ['square brackets', '[광고]Maru 가을 세일'],
    ['English', '(AD)Maru 가을 세일'],
    ['English in small letters', '(ad) Maru 가을 세일'],
    ['a word before it', '(대출광고)Maru 가을 세일'],
    ['full-width parentheses', '（광고）Maru 가을 세일'],
    ['full-width letters', '（ＡＤ）Maru 가을 세일'],
    ['lenticular brackets', '【광고】Maru 가을 세일'],
    ['a zero-width space inside', '(광\u200b고)Maru 가을 세일'],
    ['a zero-width space before the bracket closes', '(광고\u200b)Maru 가을 세일'],
    ['a soft hyphen inside', '(광\u00ad고)Maru 가을 세일'],
    ['decomposed letters', '(광고)'.normalize('NFD').concat('Maru 가을 세일')],
    ['a blank before it', ' (광고)Maru 가을 세일'],
    ['a mark of writing direction before it', '\u200f(광고)Maru 가을 세일'],
  ])('replaces what only looks like it: %s', (_what, text) => {
    expect(ofText('KR-2', text)).toBe('(광고)Maru 가을 세일');
  });

  it('leaves brackets alone that say something else', () => {
    expect(ofText('KR-2', '(Maru) 가을 세일')).toBe('(광고)(Maru) 가을 세일');
    expect(ofText('KR-2', '[Adventure] 세일')).toBe('(광고)[Adventure] 세일');
  });

  it('does not count a label that comes later', () => {
    expect(ofText('KR-2', 'Maru (광고) 세일')).toBe('(광고)Maru (광고) 세일');
  });
});
