import type { RenderedMessage } from '../../core/message/render-for.ts';
import { type Html, html, NOTHING } from '../../core/pages/html.ts';
import { mailAt } from './mail-html.ts';

/** An e-mail: its line in a mailbox, the mail by day and by night, its header lines, and what is read without pictures. */
export function mailView(message: RenderedMessage, preheader: string): Html {
  if (!('email' in message)) return NOTHING;
  const { from, subject, html: mail, text, headers, trackOpens } = message.email;
  const opens = trackOpens ? 'noted' : 'not noted';
  return html`<div class="mailbox"><b>${nameOf(from)}</b> <span>${subject}</span> <i>${preheader || firstWords(text)}</i></div>
<div class="mail day">${frame(`${subject}, by day`, mailAt('day', mail))}</div>
<div class="mail night">${frame(`${subject}, by night`, mailAt('night', mail))}</div>
<details><summary>Header lines</summary><dl>${Object.entries({ From: from, Subject: subject, ...headers }).map(headerLine)}</dl>
<p class="aside">Opens are ${opens}.</p></details>
<details><summary>Text part</summary><pre>${text}</pre></details>`;
}

/** What is in it is foreign: it may show itself and open links, and nothing else. */
function frame(title: string, mail: string): Html {
  return html`<iframe title="${title}" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${mail}"></iframe>`;
}

function headerLine([name, value]: [string, string]): Html {
  return html`<dt>${name}</dt><dd>${value}</dd>`;
}

/** `Maru <hello@shop.example>` → Maru */
function nameOf(from: string): string {
  return from.replace(/\s*<[^>]*>$/, '') || from;
}

function firstWords(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 100);
}
