import type { Settings } from '../settings.ts';
import { document } from './document.ts';
import { html, NOTHING } from './html.ts';
import type { PageLanguage } from './language.ts';
import type { PageAnswer } from './page.ts';
import { PAGE_WORDS, type PageWords } from './words.ts';

/** A page that says why nothing was done, and how to go on. */
export function noticePage(
  kind: keyof PageWords['notice'],
  { settings, language }: { readonly settings: Settings; readonly language: PageLanguage },
): PageAnswer {
  const words = PAGE_WORDS[language];
  const { title, text } = words.notice[kind];
  const again = html`<p><a href="?lang=${language}">${words.openAgain}</a></p>`;
  return document({
    ...WHAT[kind],
    language,
    settings,
    title,
    main: html`<p>${text}</p>
${kind === 'formExpired' ? again : NOTHING}`,
  });
}

const WHAT = {
  forged: { status: 403, outcome: 'forged' },
  expired: { status: 410, outcome: 'expired' },
  formExpired: { status: 410, outcome: 'expired' },
  notUnderstood: { status: 400, outcome: 'not-understood' },
  notFound: { status: 404, outcome: 'not-found' },
} as const;
