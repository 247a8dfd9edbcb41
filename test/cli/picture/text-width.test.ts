import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitted, textWidth, wrapped } from '../../../lib/cli/picture/text-width.ts';

const regular = { size: 14 };
const bold = { size: 14, bold: true };

describe('the width of a text', () => {
  // expected: measureText of Chromium 156 with DejaVu Sans at 100 px; we may say more, never less
  it.each([
    ['Wait up to 4 days for App Opened', 1695.1, 1906.6],
    ['E-mail or SMS: cart-reminder', 1445.9, 1637],
    ['12,345', 349.9, 385.9],
    ['장바구니', 368, 368],
  ])('is never taken too small: %s', (text, ofRegular, ofBold) => {
    expect(textWidth(text, { size: 100 })).toBeGreaterThanOrEqual(ofRegular);
    expect(textWidth(text, { size: 100, bold: true })).toBeGreaterThanOrEqual(ofBold);
  });
});

describe('a text in a box', () => {
  it('is never wider than the box, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 20, max: 300 }), (text, width) => {
        for (const line of wrapped(text, { width, lines: 3 }, bold)) {
          expect(textWidth(line, bold)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  it('breaks between words', () => {
    expect(wrapped('Wait up to 1 day for reminder clicked', { width: 190, lines: 2 }, bold)).toEqual([
      'Wait up to 1 day for',
      'reminder clicked',
    ]);
  });

  it('is cut with an ellipsis where it does not fit', () => {
    expect(fitted('장바구니 되찾기', 60, regular)).toBe('장바구…');
  });

  it('is cut between letters, not inside one', () => {
    const family = '👩‍👩‍👧‍👦';
    expect(fitted(family.repeat(5), 100, regular).replaceAll(family, '')).toBe('…');
  });
});
