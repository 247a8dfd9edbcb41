/**
 * How a value gets into a message. Values come from outside, so they are text and nothing else: no markup, no line
 * that hides or turns around what stands beside it, and no template of their own.
 * Both throw on what cannot be written: nothing, or a whole object.
 */

export function plainValue(value: unknown): string {
  return harmless(textOf(value)).replace(OPENING_BRACE, '{ ');
}

export function htmlValue(value: unknown): string {
  return harmless(textOf(value))
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
    .replace(OPENING_BRACE, '&#123;');
}

/**
 * Takes out control characters (all but tab and line ends), those that change the direction of writing (U+202A–202E,
 * U+2066–2069) and those without any width (U+200B, U+2060, U+FEFF), with which a name could make a text look like
 * another. The joiners (U+200C, U+200D) stay: Persian and emoji are written with them.
 */
export function harmless(text: string): string {
  return text.replace(UNSEEN, '');
}

const UNSEEN = /[[\p{Cc}\u200B\u202A-\u202E\u2060\u2066-\u2069\uFEFF]--[\t\n\r]]/gv;

/** A brace that would open a tag, were a message ever parsed again. */
const OPENING_BRACE = /\{(?=[{%])/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(textOf).join('');
  throw new TypeError(value === null || value === undefined ? 'a value is empty' : 'a value is not a text');
}
