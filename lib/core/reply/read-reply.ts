import { NEAR_MISSES, NEGATED } from './near-misses.ts';
import { plainText } from './plain-text.ts';
import {
  HELP_WORDS,
  KOREAN_NOT_STOP,
  KOREAN_STOP_STEMS,
  START_TEXTS,
  STOP_TEXTS,
  STOP_WORDS,
} from './stop-words.ts';

/** What a text from a customer's phone asks for; `by` says what was recognized: `word`, or a rule of near-misses. */
export type Reply =
  | { readonly heard: 'stop'; readonly by: string }
  | { readonly heard: 'start' | 'help' | 'other' };

/**
 * Reads a reply. In doubt it is a refusal: a text that only begins with a stop word ("stop by the shop tomorrow") counts as
 * one. Taken wrongly, it costs one answer that says how to come back; missed, it is a message against someone's will, and
 * carriers and courts go by the word. Coming back asks for exactly the word.
 */
export function readReply(text: string): Reply {
  const plain = plainText(text);
  const first = plain.replace(POLITE, '').split(' ')[0] ?? '';
  if (isStopWord(plain, first)) return { heard: 'stop', by: 'word' };
  if (START_TEXTS.has(plain) || START_TEXTS.has(joined(plain))) return { heard: 'start' };
  const meant = plain.replaceAll(NEGATED, ' ');
  const rule = NEAR_MISSES.find(({ pattern }) => pattern.test(meant));
  if (rule !== undefined) return { heard: 'stop', by: rule.name };
  return { heard: HELP_WORDS.has(first) ? 'help' : 'other' };
}

/** What may come before the word itself. */
const POLITE = /^((please|pls|plz|kindly|just|hi|hello|hey|ok|okay|제발|좀|이제) )+/;

function isStopWord(plain: string, first: string): boolean {
  if (STOP_WORDS.has(first) || STOP_TEXTS.has(plain) || STOP_WORDS.has(joined(plain))) return true;
  if (/^(opt|opting) out\b/.test(plain.replace(POLITE, ''))) return true;
  const korean = joined(plain.replace(POLITE, ''));
  return (
    KOREAN_STOP_STEMS.some((stem) => korean.startsWith(stem)) &&
    !KOREAN_NOT_STOP.some((other) => korean.startsWith(other))
  );
}

function joined(text: string): string {
  return text.replaceAll(' ', '');
}
