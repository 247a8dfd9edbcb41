import * as z from 'zod';

/** A text for people: one for all, or one for each language (`{ "en": …, "ko": … }`). */
export const LocalizedText = z.union([z.string().min(1), z.record(z.string().min(2), z.string().min(1))]);
export type LocalizedText = z.infer<typeof LocalizedText>;

/** The text in this language, else in English, else in whichever language comes first. */
export function localized(text: LocalizedText, locale = 'en'): string {
  if (typeof text === 'string') return text;
  return text[locale] ?? text.en ?? Object.values(text)[0] ?? '';
}
