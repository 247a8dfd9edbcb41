import { smsAdvice } from '../../core/message/sms-advice.ts';
import { smsParts } from '../../core/message/sms-parts.ts';
import { plural } from '../words/plural.ts';

/**
 * `86 characters: 2 parts, UCS-2, because of “’” at character 12; costs 0.02`.
 * @param price of one part
 */
export function smsWords(text: string, price: number): string {
  const { alphabet, parts } = smsParts(text);
  const [first, ...more] = smsAdvice(text).odd;
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  const why = first === undefined ? '' : `, because of “${first.sign}” at character ${first.at}${others}`;
  const characters = plural(Array.from(text).length, 'character');
  return `${characters}: ${plural(parts, 'part')}, ${alphabet}${why}; costs ${costOf(parts, price)}`;
}

/** What to write instead, where that makes it cheaper. */
export function smsHint(text: string): string | undefined {
  const { odd, partsInstead } = smsAdvice(text);
  if (partsInstead === undefined) return undefined;
  const changes = odd.map(({ sign, instead }) => `${sign} → ${instead === '' ? 'nothing' : instead}`);
  return `Write ${changes.join(', ')}, and ${plural(partsInstead, 'part')} will do.`;
}

/** Prices have no currency: it is that of the settings. At most four decimals, as they are told. */
export function costOf(parts: number, price: number): string {
  return String(Number((parts * price).toFixed(4)));
}
