/**
 * One line of a text with a mark under the place, ready to print:
 *
 *     14 |     "next": "send-nudge2"
 *        |             ^
 *
 * @param line, column  counted from 1, columns in UTF-16 units as editors count them
 */
export function codeFrame(text: {
  readonly source: string;
  readonly line: number;
  readonly column: number;
}): string {
  const { source, line, column } = text;
  const { shown, before } = excerpt(source, column);
  const number = String(line);
  return `  ${number} | ${shown}\n  ${' '.repeat(number.length)} | ${blank(before)}^`;
}

/** A minified file is one long line: only the stretch around the place is of use. */
const WIDEST = 110;

function excerpt(source: string, column: number): { shown: string; before: string } {
  if (source.length <= WIDEST) return { shown: source, before: source.slice(0, column - 1) };
  const from = Math.max(0, Math.min(column - 1 - WIDEST / 2, source.length - WIDEST));
  return { shown: source.slice(from, from + WIDEST), before: source.slice(from, column - 1) };
}

/** As wide as the text is on a terminal: a tab stays a tab, East Asian characters and emoji take two columns. */
function blank(text: string): string {
  return Array.from(text, (char) => (char === '\t' ? '\t' : WIDE.test(char) ? '  ' : ' ')).join('');
}

const WIDE =
  /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60]/u;
