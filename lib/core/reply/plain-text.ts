/**
 * A text as keywords are compared by: one form of each letter (NFKC), lower case, no accents, no punctuation, no emoji;
 * single spaces between words. Spelt-out letters are one word: `S.T.O.P.` and `s t o p` are `stop`.
 */
export function plainText(text: string): string {
  const letters = text
    .slice(0, MAX_LENGTH)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\p{Mn}\p{Cf}'’‘`´]/gu, '') // accents, what has no width, and the apostrophe of don't
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return letters.replaceAll(/(?<![\p{L}\p{N}])(?:[a-z] ){2,}[a-z](?![\p{L}\p{N}])/gu, (spelt) =>
    spelt.replaceAll(' ', ''),
  );
}

/** Ten parts; who writes more has said it by then. */
const MAX_LENGTH = 1600;
