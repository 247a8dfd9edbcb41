import { attributeText, attributeValue } from './html-attribute.ts';

/**
 * Changes where the links of a mail lead, and not another character of it: mails are full of markup for old programs that
 * a parser would tidy away. Links in comments are changed too, for Outlook reads conditional ones.
 * @param change from the address as a browser reads it; the same again leaves the link as it is
 */
export function rewriteHtmlLinks(html: string, change: (address: string) => string): string {
  return html.replace(LINK_TAG, (tag) =>
    tag.replace(QUOTED, (written, before?: string, double?: string, single?: string) => {
      if (before === undefined) return written;
      const address = attributeText(double ?? single ?? '')?.trim();
      if (address === undefined) return written;
      const changed = change(address);
      return changed === address ? written : `${before}"${attributeValue(changed)}"`;
    }),
  );
}

/** `<a …>` and `<area …>`, whole: a `>` in quotes does not end them. */
const LINK_TAG = /<a(?:rea)?\s(?:[^>"']|"[^"]*"|'[^']*')*>/gi;
/** The value of href, or another one: it is stepped over, so that nothing in it is taken for a link. */
const QUOTED = /(\shref\s*=\s*)(?:"([^"]*)"|'([^']*)')|"[^"]*"|'[^']*'/gi;
