import { escapeHtml } from './html.ts';

type Text = string | number | boolean | undefined;
/** One value of an XML answer: text, elements within, or a list of such (its name repeated). */
type XmlValue = Text | XmlElements | readonly (Text | XmlElements)[];
export type XmlElements = { readonly [name: string]: XmlValue };

/** `{ Key: 'a', Size: 3 }` → `<Key>a</Key><Size>3</Size>`; undefined leaves its element out. */
export function xml(elements: XmlElements): string {
  return Object.entries(elements)
    .flatMap(([name, value]) => [value].flat().map((one) => element(name, one)))
    .join('');
}

function element(name: string, value: Text | XmlElements): string {
  if (value === undefined) return '';
  if (typeof value === 'object') return `<${name}>${xml(value)}</${name}>`;
  return `<${name}>${escapeHtml(String(value))}</${name}>`;
}
