export type Font = { readonly size: number; readonly bold?: boolean };

/**
 * How wide a text is at most, in the picture's units. Nobody knows which font the reader has, so the widths are those of
 * DejaVu Sans, the widest of the common ones; in Segoe UI or San Francisco a line is about a tenth shorter.
 */
export function textWidth(text: string, { size, bold = false }: Font): number {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems * size * (bold ? 1.11 : 1);
}

function emsOf(character: string): number {
  if (/[ijl|!.,:;'()[\]{}I/\\frt`"J -]/.test(character)) return 0.4;
  if (/[mwMW@%&—…]/.test(character)) return 0.97;
  if (/[a-z0-9]/.test(character)) return 0.63;
  if (/[\u0020-\u024F]/.test(character)) return 0.76;
  if (/\p{Mark}|\u200D/u.test(character)) return 0; // sits on the letter before
  if (/\p{Emoji_Presentation}/u.test(character)) return 1.3;
  return 1.02; // Hangul, kana, ideographs and whatever else
}

/** The text cut with an ellipsis where it is too wide; never inside a letter of several code points. */
export function fitted(text: string, width: number, font: Font): string {
  if (textWidth(text, font) <= width) return text;
  let kept = '';
  for (const { segment } of LETTERS.segment(text)) {
    if (textWidth(`${kept}${segment}…`, font) > width) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

const LETTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

export type TextBox = {
  /** Of each line, or of the first and of those after it. */
  readonly width: number;
  readonly firstWidth?: number;
  readonly lines: number;
};

/** The text on at most so many lines, broken between words; the last one is cut where it must be. */
export function wrapped(text: string, box: TextBox, font: Font): string[] {
  const lines: string[] = [];
  const room = () => (lines.length === 0 ? (box.firstWidth ?? box.width) : box.width);
  let line = '';
  for (const piece of pieces(text, box.width, font)) {
    const fits = textWidth((line + piece).trimEnd(), font) <= room();
    if (!fits && line !== '' && lines.length < box.lines - 1) {
      lines.push(fitted(line.trim(), room(), font));
      line = '';
    }
    line += piece;
  }
  return [...lines, fitted(line.trim(), room(), font)];
}

/**
 * A line may break after spaces (not after no-break ones), before any ideograph or kana; and, in what is too wide for a
 * line, after hyphens and before capitals.
 */
function pieces(text: string, width: number, font: Font): string[] {
  const words = text.split(/(?<= )|(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u);
  return words.flatMap((word) =>
    textWidth(word.trim(), font) > width ? word.split(/(?<=-)|(?<=\p{Ll})(?=\p{Lu})/u) : [word],
  );
}
