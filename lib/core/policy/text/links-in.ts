import { visibleText, withoutHidden } from './visible-text.ts';

/** The addresses that the HTML links to. */
export function linksIn(html: string): readonly string[] {
  return [...html.matchAll(LINK)].map(([, double, single]) => addressOf(double ?? single ?? ''));
}

/** Those that a reader sees: with words or a picture to click on. */
export function visibleLinksIn(html: string): readonly string[] {
  return [...withoutHidden(html).matchAll(LINK)].flatMap(([, double, single, inner = '']) =>
    visibleText(inner) === '' && !/<img\b/i.test(inner) ? [] : [addressOf(double ?? single ?? '')],
  );
}

const LINK = /<a\b[^>]*?\shref\s*=\s*(?:"([^"]*)"|'([^']*)')[^>]*>([\s\S]*?)<\/a\s*>/gi;

function addressOf(attribute: string): string {
  return attribute.trim().replaceAll('&amp;', '&');
}
