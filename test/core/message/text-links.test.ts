import { describe, expect, it } from 'vitest';
import { rewriteTextLinks } from '../../../lib/core/message/text-links.ts';

const NEW = 'https://new.example/1';
const rewritten = (text: string) => rewriteTextLinks(text, () => NEW);

describe('the addresses in a text', () => {
  it.each([
    ['See https://a.example/x', `See ${NEW}`],
    ['https://a.example/?x=1&y=2#z\nnext line', `${NEW}\nnext line`],
    ['Read it (https://a.example/x).', `Read it (${NEW}).`],
    ['Read it (https://a.example/x_(y)).', `Read it (${NEW}).`],
    ['Is it https://a.example/x? Yes, https://a.example/y!', `Is it ${NEW}? Yes, ${NEW}!`],
    ['HTTPS://A.EXAMPLE, http://b.example;', `${NEW}, ${NEW};`],
    ['<https://a.example/x> "https://a.example/y"', `<${NEW}> "${NEW}"`],
    ['“https://a.example/x”', `“${NEW}”`],
    ['메일(https://a.example/x)로 알려 주세요', `메일(${NEW})로 알려 주세요`],
  ])('are found, and only they: %j', (text, expected) => {
    expect(rewritten(text)).toBe(expected);
  });

  it.each([
    'https://a.example/상품',
    'https://a.example/x에서 보세요',
    'mailto:hello@a.example',
    'tel:+821012345678',
    'a.example/x',
    'ftp://a.example',
  ])('are left alone where nobody knows where they end, or where they are none: %j', (text) => {
    expect(rewritten(text)).toBe(text);
  });

  it('are asked about as they are written', () => {
    const asked: string[] = [];
    rewriteTextLinks(
      '(https://a.example/x?y=(1)&z=%20) https://pages.example/u/v1.k.e30.AbC-_',
      (address) => {
        asked.push(address);
        return address;
      },
    );
    expect(asked).toEqual(['https://a.example/x?y=(1)&z=%20', 'https://pages.example/u/v1.k.e30.AbC-_']);
  });
});
