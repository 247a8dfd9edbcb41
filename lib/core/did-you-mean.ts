import { closest, distance } from 'fastest-levenshtein';

/** `did you mean "send"?`, where one of the words is near enough to be what was meant. */
export function didYouMean(word: string, words: readonly string[]): string | undefined {
  const near = nearest(word, words);
  return near === undefined ? undefined : `did you mean "${near}"?`;
}

/** The word that a slip of the fingers may have turned into this one: about one letter in three differs, or all are there in another order. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined;
  const written = word.slice(0, LONGEST).toLowerCase();
  const shuffled = words.find((one) => lettersOf(one) === lettersOf(written));
  if (shuffled !== undefined) return shuffled;
  const near = closest(written, words);
  return distance(written, near.toLowerCase()) <= Math.max(1, Math.floor(near.length / 3)) ? near : undefined;
}

/** The distance takes time by length × length; no name is longer than this. */
const LONGEST = 200;

/** `customer_id`, `customerId` and `Customer ID` are the same to a person. */
function lettersOf(word: string): string {
  return Array.from(word.toLowerCase().replaceAll(/[\s_.-]/g, ''))
    .toSorted()
    .join('');
}
