import type { RenderedMessage } from '../../core/message/render-for.ts';
import { smsParts } from '../../core/message/sms-parts.ts';
import { type Html, html, NOTHING } from '../../core/pages/html.ts';
import type { Settings } from '../../core/settings.ts';
import { plural } from '../words/plural.ts';
import type { Previewed } from './preview.ts';
import { costOf, smsHint, smsWords } from './sms-words.ts';

/** A text message as a phone shows it, with what it costs, and what it costs with links that count. */
export function smsView(message: RenderedMessage, counted: Previewed | undefined, { sms }: Settings): Html {
  if (!('sms' in message)) return NOTHING;
  const { text, senderId } = message.sms;
  const hint = smsHint(text);
  const longer = countedParts(counted);
  return html`<div class="phone"><b>${senderId ?? 'any number'}</b><p class="bubble">${text}</p></div>
<p class="facts">${smsWords(text, sms.price)}</p>
${hint === undefined ? NOTHING : html`<p class="facts hint">${hint}</p>`}
${longer === undefined || longer === smsParts(text).parts ? NOTHING : html`<p class="facts">With links that count clicks, where the customer allows it: ${plural(longer, 'part')}; costs ${costOf(longer, sms.price)}</p>`}`;
}

function countedParts(counted: Previewed | undefined): number | undefined {
  if (counted === undefined || !('message' in counted) || !('sms' in counted.message)) return undefined;
  return smsParts(counted.message.sms.text).parts;
}
