import type { CustomerToken } from '../token/definition.ts';
import type { PageLanguage } from './language.ts';

/** Where something was said, in which wording, by which link. */
export type PageEvidence = { readonly source: string; readonly wording: string; readonly proof?: string };

/** Raise it whenever lib/core/pages/words changes what a customer agrees to or refuses. */
const WORDING = 1;

export function pageEvidence(
  source: 'one-click' | 'unsubscribe page' | 'preference centre',
  { s }: CustomerToken,
  language: PageLanguage,
): PageEvidence {
  return {
    source,
    wording: `pages ${WORDING} ${language}`,
    ...(s !== '' && { proof: `link in send ${s}` }),
  };
}
