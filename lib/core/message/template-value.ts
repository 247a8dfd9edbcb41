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
 * Takes out control characters (all but tab and line ends) and those that change the direction of writing
 * (U+202A–202E, U+2066–2069), with which a name could make a text look like another.
 */
export function harmless(text: string): string {
  return text.replace(UNSEEN, '');
}

// oxlint-disable-next-line no-control-regex -- they are what this is about
const UNSEEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;

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
