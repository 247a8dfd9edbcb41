/** An event's JSON may be this long: Step Functions and SQS take 256 KiB, and our envelope needs room. */
const MAX_EVENT_BYTES = 200 * 1024;
const MAX_DEPTH = 32;
const MAX_KEYS = 2_000;
const MAX_TEXT = 32 * 1024;
/** Keys that would reach an object's prototype. */
const POISON = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Why a parsed JSON value is too much for us, or undefined. Walks with a list of its own: a value nested 10,000 deep
 * must give an answer, not a stack overflow.
 */
export function limitBroken(value: unknown): string | undefined {
  let bytes = 0;
  let keys = 0;
  const open: { value: unknown; depth: number }[] = [{ value, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.depth > MAX_DEPTH) return `is nested deeper than ${MAX_DEPTH} levels`;
    if (typeof next.value === 'string') {
      if (next.value.length > MAX_TEXT) return `holds a text longer than ${MAX_TEXT} characters`;
      bytes += utf8Length(next.value);
    } else if (typeof next.value === 'object' && next.value !== null) {
      for (const [key, inner] of Object.entries(next.value)) {
        if (POISON.has(key)) return `has a key "${key}", which is not allowed`;
        keys += 1;
        bytes += utf8Length(key);
        open.push({ value: inner, depth: next.depth + 1 });
      }
    }
    bytes += 4; // quotes, comma, colon: a bound from below is enough
    if (keys > MAX_KEYS) return `has more than ${MAX_KEYS} keys`;
    if (bytes > MAX_EVENT_BYTES) return `is larger than ${MAX_EVENT_BYTES / 1024} KB`;
  }
  return undefined;
}

/** Bytes in UTF-8, without making them. */
function utf8Length(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
