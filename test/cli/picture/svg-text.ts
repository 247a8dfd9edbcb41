/**
 * Checks that a text is well-formed XML as far as SVG files of ours go: every tag closed in order, attributes quoted and
 * named once, no stray `<`, `&` or control character. Throws where it is not.
 * @returns the texts between the tags, entities resolved
 */
export function textsOf(xml: string): string[] {
  const open: string[] = [];
  const texts: string[] = [];
  const token = /<\/([\w-]+)>|<([\w-]+)((?: [\w:-]+="[^"<]*")*)(\/?)>|([^<]+)/y;
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const match = token.exec(xml);
    if (match === null) throw new Error(`not well-formed at ${at}: ${xml.slice(at, at + 60)}`);
    const [, closed, opened, attributes = '', selfClosed, text] = match;
    if (closed !== undefined && open.pop() !== closed) throw new Error(`</${closed}> closes nothing`);
    if (opened !== undefined && selfClosed === '') open.push(opened);
    const names = [...attributes.matchAll(/ ([\w:-]+)=/g)].map(([, name]) => name);
    if (new Set(names).size < names.length) throw new Error(`an attribute twice: ${attributes}`);
    for (const part of [attributes, text ?? '']) {
      if (/&(?!(amp|lt|gt|quot);)|[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/u.test(part))
        throw new Error(`not XML: ${part}`);
    }
    if (text !== undefined && text.trim() !== '') texts.push(resolved(text));
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join(', ')}`);
  return texts;
}

function resolved(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
