/**
 * What a reader sees of an e-mail's HTML, as one line: no tags, no styles, none of the hidden line that mailboxes show behind
 * the subject. For looking something up in it, not for showing.
 */
export function visibleText(html: string): string {
  return withoutHidden(html)
    .replace(/<[^>]*>/g, ' ')
    .replace(ENTITY, decoded)
    .replace(/\s+/g, ' ')
    .trim();
}

/** The HTML without what is there but not shown: comments, styles, the hidden line. */
export function withoutHidden(html: string): string {
  return html.replace(UNSEEN, ' ');
}

/** Is this among what a reader sees? Neither case nor blanks nor the way of composing letters matter. */
export function isSeenIn(seen: string, what: string): boolean {
  // As it is written, nearly always; to squeeze a whole mail costs a hundred times as much.
  return seen.includes(what) || squeezed(seen).includes(squeezed(what));
}

/** Is this name among what a reader sees? A mail or web address that it is part of does not name anybody. */
export function isNamedIn(seen: string, name: string): boolean {
  const words = seen.split(/\s+/).filter((word) => !word.includes('@') && !word.includes('://'));
  return isSeenIn(words.join(' '), name);
}

function squeezed(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .toLowerCase();
}

const UNSEEN =
  /<!--[\s\S]*?-->|<(style|script|head|title)\b[\s\S]*?<\/\1\s*>|<(div|span|p)\b[^>]*\bdisplay:\s*none[^>]*>[\s\S]*?<\/\2\s*>/gi;

const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function decoded(all: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? all;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : all;
}
