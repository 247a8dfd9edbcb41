import type { Channel } from '../channel/definition.ts';
import type { Purpose } from '../journey/definition.ts';
import type { JsonObject } from '../json.ts';
import type { OutgoingEmail, OutgoingSms } from '../ports.ts';
import type { Profile } from '../profile/definition.ts';
import type { Report } from '../report/definition.ts';
import { reportWords } from '../report/words/report-words.ts';
import type { Settings } from '../settings.ts';
import { zoneOf } from '../time/zone-of.ts';
import type { CompiledMessage } from './definition.ts';
import { linkFinisher } from './finish-link.ts';
import { rewriteHtmlLinks } from './html-links.ts';
import { chooseLocale } from './locale.ts';
import { mailHeaders } from './mail-headers.ts';
import type { MessageLinks } from './make-links.ts';
import { renderMessage } from './render.ts';
import { rewriteTextLinks } from './text-links.ts';

/** Everything of an outgoing message but its name and its address. */
export type RenderedMessage = { readonly locale: string } & (
  | { readonly email: Omit<OutgoingEmail, 'sendId' | 'to'> }
  | { readonly sms: Pick<OutgoingSms, 'text' | 'senderId'> }
);

/** What a message is part of. */
export type MessageOrigin = {
  readonly journeyId: string;
  readonly messageId: string;
  readonly purpose: Purpose;
};

/** Writes a message for one customer, in his or her language and zone; or says why that cannot be done. */
export function renderFor(order: {
  readonly message: CompiledMessage;
  readonly channel: Channel;
  readonly settings: Settings;
  readonly profile: Profile;
  /** The entry event's properties. */
  readonly entry: JsonObject;
  readonly links: MessageLinks;
  /** For messages whose `data` asks for it. */
  readonly report?: Report | undefined;
  readonly about: MessageOrigin;
}): RenderedMessage | { readonly reason: string } {
  const { message, channel, settings, profile, entry, links, report, about } = order;
  const wanted = typeof profile.traits.locale === 'string' ? profile.traits.locale : undefined;
  const locale = chooseLocale(wanted, Object.keys(message[channel]), settings.locale);
  const { unsubscribe, preferences } = links;
  const context = {
    customer: profile.traits,
    entry,
    brand: settings.brand,
    links: { unsubscribe, preferences },
    ...(report && { report: reportWords(report, locale) }),
  };
  const rendered = renderMessage({ message, channel, locale, zone: zoneOf(profile, settings), context });
  if (!rendered.ok) return { reason: rendered.reason };
  const finish = linkFinisher({ links, brand: settings.brand, origin: { ...about, channel } });
  const { senderId } = settings.sms;
  if (rendered.channel === 'sms') return { locale, sms: { text: smsText(rendered.text), senderId } };
  return {
    locale,
    email: {
      from: settings.email.from,
      subject: rendered.subject,
      html: rewriteHtmlLinks(rendered.html, finish),
      text: rewriteTextLinks(rendered.text, finish),
      headers: mailHeaders(about.purpose, links),
      trackOpens: links.track !== undefined,
    },
  };

  /** Parameters would make a part of many a text two; what only they could tell is in the link that counts. */
  function smsText(text: string): string {
    return links.track === undefined ? text : rewriteTextLinks(text, finish);
  }
}
