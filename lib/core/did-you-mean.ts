import { closest, distance } from 'fastest-levenshtein';

/** `did you mean "send"?`, where one of the words is near enough to be what was meant. */
export function didYouMean(word: string, words: readonly string[]): string | undefined {
  const near = nearest(word, words);
  return near === undefined ? undefined : `did you mean "${near}"?`;
}

/** The word that a slip of the fingers may have turned into this one: about one letter in three may differ. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined;
  const near = closest(word.slice(0, LONGEST), words);
  const slips = distance(word.slice(0, LONGEST).toLowerCase(), near.toLowerCase());
  return slips <= Math.max(1, Math.floor(near.length / 3)) ? near : undefined;
}

/** The distance takes time by length × length; no id is longer than this. */
const LONGEST = 200;
