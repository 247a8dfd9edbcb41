import { describe, expect, it } from 'vitest';
import { brandColour } from '../../../lib/core/pages/brand-colour.ts';

describe("the brand's colour on a page", () => {
  // Contrast by WCAG 2.2, by hand: white on #1f5c4d 7.6, on #ffd400 1.4 (black 14.6), on #777777 4.48 (black 4.69).
  it.each([
    ['#1f5c4d', '#ffffff'],
    ['#ffd400', '#000000'],
    ['#777777', '#000000'],
    ['#fff', '#000000'],
    ['#000', '#ffffff'],
  ])('%s bears text in %s', (colour, text) => {
    expect(brandColour(colour).text).toBe(text);
  });

  it.each(['red; } body { display: none', 'url(https://a.example)', '#12', 'rebeccapurple'])(
    'is a plain dark one where the settings say something else than a colour in hex: %s',
    (colour) => {
      expect(brandColour(colour)).toEqual({ background: '#1a1a1a', text: '#ffffff' });
    },
  );
});
