import type { PolicyResult } from '../../core/policy/definition.ts';
import type { LanguagePreview } from './language-preview.ts';
import type { Previewed } from './preview.ts';
import { smsHint, smsWords } from './sms-words.ts';

/** What the page shows, but for the pictures: for machines, and for the terminal. */
export type PreviewFacts = {
  readonly locale: string;
  readonly channel: 'email' | 'sms';
  /** Why it cannot be written, or would not be sent. */
  readonly problem?: string;
  /** The subject, or the text. */
  readonly text?: string;
  readonly parts?: string;
  readonly hint?: string;
  readonly policies: readonly PolicyResult[];
};

export function previewFacts(languages: readonly LanguagePreview[], price: number): PreviewFacts[] {
  return languages.flatMap(({ locale, email, sms }) => [
    ...(email === undefined ? [] : [{ locale, channel: 'email' as const, ...factsOf(email, price) }]),
    ...(sms === undefined ? [] : [{ locale, channel: 'sms' as const, ...factsOf(sms, price) }]),
  ]);
}

function factsOf(previewed: Previewed, price: number): Omit<PreviewFacts, 'locale' | 'channel'> {
  if ('unwritten' in previewed) return { problem: previewed.unwritten, policies: [] };
  const { message, denied, results } = previewed;
  const problem = denied === undefined ? {} : { problem: denied };
  if ('email' in message) return { ...problem, text: message.email.subject, policies: results };
  const { text } = message.sms;
  const hint = smsHint(text);
  const parts = smsWords(text, price);
  return { ...problem, text, parts, ...(hint === undefined ? {} : { hint }), policies: results };
}
