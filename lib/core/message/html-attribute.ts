/**
 * What an attribute's value stands for, once its character references are read: numbers, and the five names by which
 * templates write values. A value with any other reference is undefined: nobody here can say what it means.
 */
export function attributeText(value: string): string | undefined {
  let known = true;
  const text = value.replace(REFERENCE, (reference, decimal?: string, hex?: string, name?: string) => {
    const sign = decimal === undefined && hex === undefined ? NAMES.get(name ?? '') : numbered(decimal, hex);
    if (sign === undefined) known = false;
    return sign ?? reference;
  });
  return known ? text : undefined;
}

/** The same, back again, for either kind of quotes. */
export function attributeValue(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A bare `&` before a parameter (`?a=1&b=2`) is none: it lacks the semicolon. */
const REFERENCE = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]\w*));/gi;

const NAMES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function numbered(decimal: string | undefined, hex: string | undefined): string | undefined {
  const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}
