import type { Mail } from '../text-rule.ts';
import { isSeenIn, visibleText } from './visible-text.ts';

const PARTS = ['HTML', 'text part'] as const;

/** The parts of an e-mail whose reader does not see this. */
export function partsWithout(mail: Mail, what: string): readonly string[] {
  const seen = { HTML: visibleText(mail.html), 'text part': mail.text };
  return PARTS.filter((part) => !isSeenIn(seen[part], what));
}

/** `the HTML and the text part` */
export function partsInWords(parts: readonly string[]): string {
  return parts.map((part) => `the ${part}`).join(' and ');
}
