import { septetsOf } from './sms-alphabet.ts';
import { smsParts } from './sms-parts.ts';

/** A character that the GSM alphabet lacks: one is enough to make a part hold 70 characters instead of 160. */
export type OddSign = {
  readonly sign: string;
  /** Which character of the text it is first, from 1. */
  readonly at: number;
  /** One that says the same and is in the alphabet, where there is one. */
  readonly instead: string | undefined;
};

export type SmsAdvice = {
  /** Each once, in the order of the text. */
  readonly odd: readonly OddSign[];
  /** How many parts there would be with all of them replaced; undefined where that is not possible, or saves nothing. */
  readonly partsInstead: number | undefined;
};

/** Why a text message takes as many parts as it does, and whether it could do with fewer. */
export function smsAdvice(text: string): SmsAdvice {
  const odd = new Map<string, OddSign>();
  Array.from(text).forEach((sign, index) => {
    if (septetsOf(sign) === 0 && !odd.has(sign))
      odd.set(sign, { sign, at: index + 1, instead: INSTEAD.get(sign) });
  });
  const plain = Array.from(text, (sign) => (odd.has(sign) ? INSTEAD.get(sign) : sign));
  if (odd.size === 0 || plain.includes(undefined)) return { odd: [...odd.values()], partsInstead: undefined };
  const { parts } = smsParts(plain.join(''));
  return { odd: [...odd.values()], partsInstead: parts < smsParts(text).parts ? parts : undefined };
}

/** What word processors put in place of what was typed. Letters with accents are left out: without them a word is wrong. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ...Array.from('‘’‚‛′´`', (sign) => [sign, "'"] as const),
  ...Array.from('“”„‟″', (sign) => [sign, '"'] as const),
  ...Array.from('‐‑‒–—―−•·', (sign) => [sign, '-'] as const),
  ...Array.from('\t\u00a0\u2002\u2003\u2009\u200a\u202f', (sign) => [sign, ' '] as const),
  ...Array.from('\u200b\u2060\ufeff', (sign) => [sign, ''] as const),
  ['…', '...'],
  ['×', 'x'],
]);
