import type { Channel } from '../channel/definition.ts';
import type { Purpose } from '../journey/definition.ts';
import type { JsonObject } from '../json.ts';
import type { OutgoingEmail, OutgoingSms } from '../ports.ts';
import type { Profile } from '../profile/definition.ts';
import type { Settings } from '../settings.ts';
import { zoneOf } from '../time/zone-of.ts';
import type { CompiledMessage } from './definition.ts';
import { chooseLocale } from './locale.ts';
import { mailHeaders } from './mail-headers.ts';
import type { MessageLinks } from './make-links.ts';
import { renderMessage } from './render.ts';

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
  readonly about: MessageOrigin;
}): RenderedMessage | { readonly reason: string } {
  const { message, channel, settings, profile, entry, links, about } = order;
  const wanted = typeof profile.traits.locale === 'string' ? profile.traits.locale : undefined;
  const locale = chooseLocale(wanted, Object.keys(message[channel]), settings.locale);
  const { unsubscribe, preferences } = links;
  const context = {
    customer: profile.traits,
    entry,
    brand: settings.brand,
    links: { unsubscribe, preferences },
  };
  const rendered = renderMessage({ message, channel, locale, zone: zoneOf(profile, settings), context });
  if (!rendered.ok) return { reason: rendered.reason };
  if (rendered.channel === 'sms') {
    return { locale, sms: { text: rendered.text, senderId: settings.sms.senderId } };
  }
  const { subject, html, text } = rendered;
  const headers = mailHeaders(about.purpose, links);
  const trackOpens = links.track !== undefined;
  return { locale, email: { from: settings.email.from, subject, html, text, headers, trackOpens } };
}
