import { attributeText } from './html-attribute.ts';

/**
 * Does a link or an image lead anywhere but to the web, a mailbox or a phone? A value may stand in a link, and
 * `javascript:` needs no sign that escaping would catch. Relative addresses are no use in a mail, but no danger.
 */
export function hasUnsafeLink(html: string): boolean {
  for (const [, double, single] of html.matchAll(LINK)) {
    const written = double ?? single ?? '';
    const address = (attributeText(written) ?? written).replace(IGNORED_IN_ADDRESSES, '');
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
    if (scheme !== undefined && !SAFE_SCHEMES.has(scheme)) return true;
  }
  return false;
}

const LINK = /\s(?:href|src|action|background)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const SAFE_SCHEMES = new Set(['http', 'https', 'mailto', 'tel']);

/** What a browser overlooks in an address: https://url.spec.whatwg.org/#concept-basic-url-parser, steps 1 and 3. */
// oxlint-disable-next-line no-control-regex -- these are the characters
const IGNORED_IN_ADDRESSES = /^[\u0000-\u0020]+|[\t\n\r]/g;
