import type { Mail } from '../text-rule.ts';
import { isNamedIn, isSeenIn, visibleText } from './visible-text.ts';

const PARTS = ['HTML', 'text part'] as const;

/** The parts of an e-mail whose reader does not see this. */
export function partsWithout(mail: Mail, what: string): readonly string[] {
  const seen = seenIn(mail);
  return PARTS.filter((part) => !isSeenIn(seen[part], what));
}

/** The parts that do not name the sender. */
export function partsWithoutName(mail: Mail, name: string): readonly string[] {
  const seen = seenIn(mail);
  return PARTS.filter((part) => !isNamedIn(seen[part], name));
}

function seenIn(mail: Mail): Readonly<Record<(typeof PARTS)[number], string>> {
  return { HTML: visibleText(mail.html), 'text part': mail.text };
}

/** `the HTML and the text part` */
export function partsInWords(parts: readonly string[]): string {
  return parts.map((part) => `the ${part}`).join(' and ');
}
