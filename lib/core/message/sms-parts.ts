import { septetsOf } from './sms-alphabet.ts';

/** How a text message is sent and billed. */
export type SmsParts = { readonly alphabet: 'GSM-7' | 'UCS-2'; readonly parts: number };

/**
 * Counts the parts of a text message: 160 characters of the GSM alphabet fit in one, 153 in each of several; a single
 * character outside of it makes that 70 and 67. 3GPP TS 23.038 §6.2.1 (alphabet) and TS 23.040 §9.2.3.24.1 (parts).
 */
export function smsParts(text: string): SmsParts {
  const septets: number[] = Array.from(text, septetsOf);
  if (!septets.includes(0)) return { alphabet: 'GSM-7', parts: partsOf(septets, { single: 160, each: 153 }) };
  const codeUnits = Array.from(text, (character) => character.length);
  return { alphabet: 'UCS-2', parts: partsOf(codeUnits, { single: 70, each: 67 }) };
}

/** @param widths of each character; none is split over two parts */
function partsOf(widths: readonly number[], size: { single: number; each: number }): number {
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (total <= size.single) return 1;
  let parts = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > size.each) {
      parts += 1;
      used = 0;
    }
    used += width;
  }
  return parts;
}
