import type { Channel } from '../channel/definition.ts';
import type { Settings } from '../settings.ts';
import type { MessageLinks } from './make-links.ts';

/** What a link's parameters tell the shop's own statistics. */
export type LinkOrigin = {
  readonly journeyId: string;
  readonly messageId: string;
  readonly channel: Channel;
};

/**
 * What becomes of each link of a message: links to the company's own site say where the visit comes from, and all are
 * counted where `links.track` does so. The links to the public pages, mailboxes and phones stay as they are.
 */
export function linkFinisher({
  links,
  brand,
  origin,
}: {
  readonly links: MessageLinks;
  readonly brand: Settings['brand'];
  readonly origin: LinkOrigin;
}): (address: string) => string {
  const ours = new Set([links.unsubscribe, links.preferences, links.oneClick]);
  const host = brand.site === undefined ? undefined : hostOf(brand.site);
  const parameters = [
    ['utm_source', brand.name],
    ['utm_medium', origin.channel],
    ['utm_campaign', origin.journeyId],
    ['utm_content', origin.messageId],
  ] as const;
  return (address) => {
    const itsHost = hostOf(address);
    if (itsHost === undefined || ours.has(address)) return address;
    const known = itsHost === host ? withParameters(address, parameters) : address;
    return links.track?.(known) ?? known;
  };
}

/** Undefined for what does not lead to the web. */
function hostOf(address: string): string | undefined {
  const url = URL.parse(address);
  return url !== null && /^https?:$/.test(url.protocol) ? url.host : undefined;
}

/** Adds what the link does not say yet, and leaves all else as it is written. */
function withParameters(address: string, parameters: readonly (readonly [string, string])[]): string {
  const present = URL.parse(address)?.searchParams;
  const missing = parameters.filter(([name]) => present?.has(name) !== true);
  if (missing.length === 0) return address;
  const [, before = '', fragment = ''] = /^([^#]*)(#.*)?$/s.exec(address) ?? [];
  const added = missing.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return `${before}${separatorAfter(before)}${added}${fragment}`;
}

function separatorAfter(address: string): string {
  if (!address.includes('?')) return '?';
  return /[?&]$/.test(address) ? '' : '&';
}
