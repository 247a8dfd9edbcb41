import { describe, expect, it } from 'vitest';
import { hasUnsafeLink } from '../../../lib/core/message/unsafe-links.ts';

describe('a link', () => {
  it.each([
    'https://shop.example/cart?id=1',
    'http://shop.example',
    'mailto:hello@shop.example',
    'tel:+82212345678',
    '/cart',
    '#top',
    '',
  ])('may be %j', (address) => {
    expect(hasUnsafeLink(`<a class="x" href="${address}">go</a>`)).toBe(false);
  });

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
  ])('may not be %j', (address) => {
    expect(hasUnsafeLink(`<a href="${address}">go</a>`)).toBe(true);
  });

  it('is looked at in images too, and in single quotes', () => {
    expect(hasUnsafeLink("<img alt='' src='data:image/svg+xml,x'>")).toBe(true);
  });

  it('is looked at wherever it stands', () => {
    expect(hasUnsafeLink('<a href="https://a.example">a</a><a href="javascript:b">b</a>')).toBe(true);
  });
});
