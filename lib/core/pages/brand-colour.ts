/** A colour of the brand that can be put on a page, and the text that can be read on it. */
export type BrandColour = { readonly background: string; readonly text: '#000000' | '#ffffff' };

const PLAIN: BrandColour = { background: '#1a1a1a', text: '#ffffff' };

/**
 * Black or white, whichever has more contrast by WCAG 2.2 (relative luminance); one of the two always has 4.5 : 1.
 * @param colour `#1f5c4d` or `#1fc`; anything else could be more than a colour and is not used
 */
export function brandColour(colour: string): BrandColour {
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(colour.trim())?.[1];
  if (digits === undefined) return PLAIN;
  const six = digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits;
  const luminance =
    0.2126 * linear(six.slice(0, 2)) + 0.7152 * linear(six.slice(2, 4)) + 0.0722 * linear(six.slice(4, 6));
  const onWhite = 1.05 / (luminance + 0.05);
  const onBlack = (luminance + 0.05) / 0.05;
  return { background: `#${six.toLowerCase()}`, text: onWhite >= onBlack ? '#ffffff' : '#000000' };
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function linear(hex: string): number {
  const value = Number.parseInt(hex, 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
