import type { LocalizedText } from '../../core/localized-text.ts';

/** The text in this language, else in English, else in whichever language comes first. */
export function localized(text: LocalizedText, locale = 'en'): string {
  if (typeof text === 'string') return text;
  return text[locale] ?? text.en ?? Object.values(text)[0] ?? '';
}
