/** An element ready to be written. Attributes and texts are escaped here and nowhere else. */
export type Svg = { readonly markup: string };

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Numbers are rounded to tenths of a unit, so that a picture does not depend on the last bit of a layout. */
export function svg(name: string, attributes: Attributes, ...children: readonly (Svg | string)[]): Svg {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? tenth(value) : String(value))}"`)
    .join('');
  const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : child.markup)).join('');
  return { markup: inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>` };
}

/** Puts elements beside each other. */
export function group(...children: readonly (Svg | undefined)[]): Svg {
  return { markup: children.map((child) => child?.markup ?? '').join('\n') };
}

/** The stylesheet's text is ours, without any `<` or `&`. */
export function style(css: string): Svg {
  return { markup: `<style>${css}</style>` };
}

export function tenth(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** XML 1.0 has no control characters but these three white spaces, and no lone surrogates. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
