import type { Channel } from '../channel/definition.ts';
import type { JsonObject } from '../json.ts';
import type { ReportWords } from '../report/words/report-words.ts';
import type { Settings } from '../settings.ts';
import type { CompiledMessage } from './definition.ts';
import type { MessageLinks } from './make-links.ts';
import { renderTemplate, templateError } from './template.ts';
import { harmless } from './template-value.ts';
import { hasUnsafeLink } from './unsafe-links.ts';

/** What a template can name: `{{ customer.firstName }}`, `{{ entry.total }}`, `{{ brand.name }}`, `{{ links.unsubscribe }}`. */
export type MessageContext = {
  /** The traits. */
  readonly customer: JsonObject;
  /** The entry event's properties. */
  readonly entry: JsonObject;
  readonly brand: Settings['brand'];
  readonly links: Pick<MessageLinks, 'unsubscribe' | 'preferences'>;
  /** Of messages whose `data` asks for it, in their language. */
  readonly report?: ReportWords;
};

export type RenderOrder = {
  readonly message: CompiledMessage;
  readonly channel: Channel;
  /** One that the message has for this channel (see chooseLocale). */
  readonly locale: string;
  /** The customer's IANA zone, for dates and times. */
  readonly zone: string;
  readonly context: MessageContext;
};

/** A reason begins with `render: ` and names what the template asks for, never a customer's value. */
export type RenderResult =
  | {
      readonly ok: true;
      readonly channel: 'email';
      readonly subject: string;
      readonly html: string;
      readonly text: string;
    }
  | { readonly ok: true; readonly channel: 'sms'; readonly text: string }
  | Refusal;
type Refusal = { readonly ok: false; readonly reason: string };

/**
 * Writes one message for one customer. Values are escaped in HTML, and everywhere freed of what is not seen.
 * What cannot be written whole is refused: a variable that is missing and has no default, an empty text, a link that is
 * none, a text that still looks like a template.
 */
export function renderMessage(order: RenderOrder): RenderResult {
  try {
    return order.channel === 'email' ? email(order) : sms(order);
  } catch (error) {
    const mistake = templateError(error);
    if (mistake === undefined) throw error;
    return refusal(mistake.message);
  }
}

function email({ message, locale, zone, context }: RenderOrder): RenderResult {
  const source = message.email[locale];
  if (source === undefined) return refusal(`no e-mail in ${locale}`);
  const place = { locale, zone };
  const subject = oneLine(renderTemplate(source.subject, 'plain', context, place));
  const html = renderTemplate(source.html, 'html', context, place);
  const text = renderTemplate(source.text, 'plain', context, place).trim();
  if (subject === '') return refusal('the subject is empty');
  if (hasUnsafeLink(html)) return refusal('a link leads nowhere that a mail may lead to');
  if ([subject, html, text].some(looksLikeTemplate)) return refusal('the text still holds {{ or {%');
  return { ok: true, channel: 'email', subject, html, text };
}

function sms({ message, locale, zone, context }: RenderOrder): RenderResult {
  const source = message.sms[locale];
  if (source === undefined) return refusal(`no text message in ${locale}`);
  const text = renderTemplate(source.text, 'plain', context, { locale, zone }).trim();
  if (text === '') return refusal('the text is empty');
  if (looksLikeTemplate(text)) return refusal('the text still holds {{ or {%');
  return { ok: true, channel: 'sms', text };
}

/** A header is one line; a line break in it would begin another header. */
function oneLine(text: string): string {
  return harmless(text).replace(/\s+/g, ' ').trim();
}

/** Values cannot do that (see template-value); what is left is a template that was not made whole. */
function looksLikeTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

function refusal(reason: string): Refusal {
  return { ok: false, reason: `render: ${reason}` };
}
