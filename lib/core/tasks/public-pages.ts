import { PLAIN_HEADERS } from '../pages/headers.ts';
import type { KeepSaidPorts } from '../pages/keep-said.ts';
import { type PageLanguage, pageLanguage } from '../pages/language.ts';
import { noticePage } from '../pages/notice-page.ts';
import type { PageAnswer, PageRequest } from '../pages/page.ts';
import { type ClickPorts, serveClick } from '../pages/serve-click.ts';
import { servePreferences } from '../pages/serve-preferences.ts';
import { serveUnsubscribe } from '../pages/serve-unsubscribe.ts';
import type { Content, Pages } from '../ports.ts';
import type { Settings } from '../settings.ts';
import { readToken, type TokenRefusal } from '../token/read.ts';

export type PublicPagesPorts = KeepSaidPorts &
  ClickPorts & { readonly pages: Pick<Pages, 'keys'>; readonly content: Pick<Content, 'registry'> };

/**
 * The pages behind the links in messages: `/u/` unsubscribes, `/p/` is the preference centre, `/c/` counts a click and leads
 * on. No login, no cookie, no script; whoever has the link may. GET and HEAD change nothing. A customer whom we do not know
 * (any more) sees the same pages as everyone.
 * @throws what a store or the bus throws: what was said may be kept by then, and may be said again
 */
export async function servePage(request: PageRequest, ports: PublicPagesPorts): Promise<PageAnswer> {
  const answer = await answerTo(request, ports);
  return request.method === 'HEAD' ? { ...answer, body: '' } : answer;
}

async function answerTo(request: PageRequest, ports: PublicPagesPorts): Promise<PageAnswer> {
  const { settings } = await ports.content.registry();
  const { kind, text } = /\/(?<kind>[upc])\/(?<text>[^/]+)\/?$/.exec(request.path)?.groups ?? {};
  const page = { settings, language: languageFor(request, settings) };
  if (text === undefined) return noticePage('notFound', page);
  const methods = kind === 'c' ? ['GET', 'HEAD'] : ['GET', 'HEAD', 'POST'];
  if (!methods.includes(request.method)) return notAllowed(methods);
  const keys = await ports.pages.keys();
  const now = ports.clock.now();
  if (kind === 'c') {
    const click = readToken({ purpose: 'click', text, keys, now });
    if ('refused' in click) return refused(click.refused, page);
    return (await serveClick(click.ok, request, ports)) ?? noticePage('forged', page);
  }
  const read = readToken({ purpose: kind === 'u' ? 'unsubscribe' : 'preferences', text, keys, now });
  if ('refused' in read) return refused(read.refused, page);
  const record = await ports.customers.customer(read.ok.c);
  const language = languageFor(request, settings, record.profile.traits.locale);
  const visit = { request, text, token: read.ok, keys, settings, language, record };
  return kind === 'u' ? serveUnsubscribe(visit, ports) : servePreferences(visit, ports);
}

function languageFor({ query, headers }: PageRequest, settings: Settings, profile?: unknown): PageLanguage {
  const { lang } = query;
  return pageLanguage({ query: lang, accept: headers['accept-language'], profile, company: settings.locale });
}

function refused(
  why: TokenRefusal,
  page: { readonly settings: Settings; readonly language: PageLanguage },
): PageAnswer {
  return noticePage(why === 'expired' ? 'expired' : 'forged', page);
}

function notAllowed(methods: readonly string[]): PageAnswer {
  return {
    status: 405,
    outcome: 'not-allowed',
    headers: { ...PLAIN_HEADERS, allow: methods.join(', ') },
    body: '',
  };
}
