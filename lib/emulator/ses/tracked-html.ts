import type { Mail } from './mail.ts';

/**
 * The mail as a reader's mail program shows it: every link leads through here first, and a picture of one pixel tells
 * that it was opened, as SES does it where the mail is tracked.
 * https://docs.aws.amazon.com/ses/latest/dg/faqs-metrics.html
 */
export function trackedHtml({ id: mailId, html = '', tracks }: Shown): string {
  let at = -1;
  const linked = html.replaceAll(LINK, (whole, before: string, quote: string, href: string) => {
    at += 1;
    if (!tracks.clicks || whole.includes('ses:no-track')) return opensAside(whole);
    return opensAside(`${before}${quote}${href === '' ? '' : clickPath(mailId, at)}${quote}`);
  });
  if (!tracks.opens) return linked;
  const pixel = `<img src="/inbox/${mailId}/pixel.gif" alt="" width="1" height="1" style="display:none">`;
  return linked.includes('</body>') ? linked.replace('</body>', `${pixel}</body>`) : `${linked}${pixel}`;
}

type Shown = Pick<Mail, 'id' | 'html' | 'tracks'>;

/** The links of the mail to other places, in the order in which they stand in it. */
export function linksOf(html: string): readonly string[] {
  return [...html.matchAll(LINK)].map(([, , , href = '']) => href.replaceAll('&amp;', '&'));
}

export const clickPath = (mailId: string, at: number): string => `/inbox/${mailId}/click/${at}`;

const LINK = /(<a\b[^>]*?\bhref\s*=\s*)(["'])(https?:\/\/.*?)\2/gis;

/** Not in the frame that shows the mail. Of two attributes of a name, the first counts. */
const opensAside = (link: string): string => link.replace(/^<a/i, '<a target="_blank" rel="noreferrer"');
