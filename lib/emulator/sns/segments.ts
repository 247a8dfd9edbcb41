export type Segments = { readonly encoding: 'GSM-7' | 'UCS-2'; readonly count: number };

/**
 * How many parts a text takes on its way: 160 letters of the GSM alphabet or 70 others in one part, 153 or 67 in each
 * of several, since each then carries its number. A part must not cut an escaped letter or a surrogate pair in two.
 * https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-phone.html, 3GPP TS 23.038
 */
export function segmentsOf(text: string): Segments {
  const letters = Array.from(text);
  const gsm = letters.every((letter) => BASIC.has(letter) || EXTENDED.has(letter));
  const widths = letters.map((letter) => (gsm ? (EXTENDED.has(letter) ? 2 : 1) : letter.length));
  const [alone, joined] = gsm ? [160, 153] : [70, 67];
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return { encoding: gsm ? 'GSM-7' : 'UCS-2', count: whole <= alone ? 1 : partsOf(widths, joined) };
}

function partsOf(widths: readonly number[], room: number): number {
  let parts = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > room) {
      parts += 1;
      used = 0;
    }
    used += width;
  }
  return parts;
}

const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENDED = new Set('\f^{}\\[~]|€');
