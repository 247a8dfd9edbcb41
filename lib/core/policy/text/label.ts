/** What Korean advertising begins with. */
export const LABEL = '(광고)';

/**
 * The text with the label at its very start: as it is where it stands there already; in place of what only looks like it
 * ((광 고), [광고], (AD), （광고）, with characters that are not seen); or put before it.
 * @param between what follows a label that is put there
 */
export function withLabel(text: string, between: '' | ' '): string {
  if (text.startsWith(LABEL)) return text;
  const rest = text.normalize('NFC').replace(UNSEEN_START, '');
  if (rest.startsWith(LABEL)) return rest;
  return `${LABEL}${between}${rest.replace(LOOKALIKE, '')}`;
}

/** The text with words put at its beginning, behind a label that it has. */
export function afterLabel(text: string, words: string): string {
  const label = text.startsWith(LABEL) ? LABEL : '';
  return `${label}${words}${text.slice(label.length)}`;
}

/** Bounded, so that a long row of dots in a customer's name costs no time. */
const GAP = String.raw`[\s\p{Cf}.,·ㆍ・_*~-]{0,5}`;
const KOREAN = `[가-힣]{0,6}${GAP}광${GAP}고${GAP}[가-힣]{0,6}`;
const UNSEEN_START = /^[\s\p{Cf}\p{Cc}\p{Zs}]+/u;
const LOOKALIKE = new RegExp(
  `^[([{<（［｛＜〔【〈《「『﹙]${GAP}(?:${KOREAN}|[AaＡａ]${GAP}[DdＤｄ](?:s|S|VERT(?:ISE?MENT|ISING)?|vert(?:ise?ment|ising)?)?)${GAP}[)\\]}>）］｝＞〕】〉》」』﹚]\\s*`,
  'u',
);
