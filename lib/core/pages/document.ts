import type { Settings } from '../settings.ts';
import { brandColour } from './brand-colour.ts';
import { pageHeaders } from './headers.ts';
import { type Html, html, NOTHING } from './html.ts';
import type { PageLanguage } from './language.ts';
import type { PageAnswer, PageOutcome } from './page.ts';
import { pageStyle } from './style.ts';
import { PAGE_WORDS } from './words.ts';

/** A whole page around its main part: one language, one heading, a way to the other language, whom to ask. */
export function document(about: {
  readonly status: number;
  readonly outcome: PageOutcome;
  readonly language: PageLanguage;
  readonly settings: Settings;
  readonly title: string;
  readonly main: Html;
}): PageAnswer {
  const { status, outcome, language, settings, title, main } = about;
  const { brand } = settings;
  const words = PAGE_WORDS[language];
  const style = pageStyle(brandColour(brand.color));
  const { code, name } = words.otherLanguage;
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>${title} · ${brand.name}</title>
<style>${{ html: style }}</style>
</head>
<body>
<header><p>${brand.name}</p></header>
<main>
<h1>${title}</h1>
${main}
</main>
<footer>
${brand.contact === undefined ? NOTHING : html`<p>${words.ask(brand.contact)}</p>`}
<p>${brand.address}</p>
<p><a href="?lang=${code}" lang="${code}" hreflang="${code}">${name}</a></p>
</footer>
</body>
</html>
`;
  return {
    status,
    outcome,
    headers: { ...pageHeaders(style), 'content-language': language },
    body: page.html,
  };
}
