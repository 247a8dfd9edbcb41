import { localized } from '../../core/localized-text.ts';
import type { MessageFile } from '../../core/message/definition.ts';
import type { RenderedMessage } from '../../core/message/render-for.ts';
import { type Html, html, NOTHING } from '../../core/pages/html.ts';
import type { PolicyResult } from '../../core/policy/definition.ts';
import type { Settings } from '../../core/settings.ts';

import { reasonWords } from '../words/reason-words.ts';
import type { LanguagePreview } from './language-preview.ts';
import { mailView } from './mail-view.ts';
import type { Previewed, PreviewOrder } from './preview.ts';
import { PREVIEW_STYLE } from './preview-style.ts';
import { smsView } from './sms-view.ts';

/** One page with a message in all its languages side by side: nothing is loaded from elsewhere but the mail's own pictures. */
export function previewPage(order: PreviewOrder, languages: readonly LanguagePreview[]): string {
  const { file } = order.message;
  const title = localized(file.title);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; font-src https:">
<title>${title}: preview</title>
<style>${{ html: PREVIEW_STYLE }}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p>${aboutWords(file, order)}</p>
<fieldset><legend>Width</legend>${choice('width', 'desktop', true)}${choice('width', 'phone', false)}</fieldset>
<fieldset><legend>Light</legend>${choice('light', 'day', true)}${choice('light', 'night', false)}</fieldset>
</header>
<main>
${languages.map((language) => languageSection(language, order.settings))}
</main>
</body>
</html>
`.html;
}

function aboutWords({ id, topic, urgency }: MessageFile, { journey, customer }: PreviewOrder): string {
  const name = typeof customer.firstName === 'string' ? customer.firstName : 'a customer without a name';
  return `${id} · about ${topic} · ${urgency} · ${journey.purpose}, in ${journey.id} · written to ${name}. Links to unsubscribe and to preferences are samples.`;
}

function choice(name: string, value: string, checked: boolean): Html {
  return html`<label><input type="radio" name="${name}" id="${value}"${checked ? html` checked` : NOTHING}> ${value}</label>`;
}

function languageSection(language: LanguagePreview, settings: Settings): Html {
  const { locale, email, preheader, sms, smsCounted } = language;
  return html`<section lang="${locale}">
<h2>${languageName(locale)}</h2>
${email === undefined ? aside('no e-mail') : judged(email, (message) => mailView(message, preheader))}
${sms === undefined ? aside('no text message') : judged(sms, (message) => smsView(message, smsCounted, settings))}
</section>`;
}

function languageName(locale: string): string {
  return `${new Intl.DisplayNames(['en'], { type: 'language' }).of(locale) ?? locale} (${locale})`;
}

/** The message, and what the law said of it. */
function judged(previewed: Previewed, view: (message: RenderedMessage) => Html): Html {
  if ('unwritten' in previewed) return refused(`It cannot be written: ${previewed.unwritten}`);
  const { denied, message, results } = previewed;
  const said =
    results.length === 0 ? aside('No law changes anything in it.') : html`<ul>${results.map(rule)}</ul>`;
  return html`${denied === undefined ? NOTHING : refused(`It would not be sent: ${reasonWords(denied)}.`)}
${view(message)}
${said}`;
}

function rule({ rule: id, verdict, reason }: PolicyResult): Html {
  return html`<li><b>${id}</b> ${verdict === 'fix' ? 'changed it' : 'refuses it'}: ${reasonWords(reason)}</li>`;
}

function refused(words: string): Html {
  return html`<p class="refused">${words}</p>`;
}

function aside(words: string): Html {
  return html`<p class="aside">${words}</p>`;
}
