/**
 * Changes where the addresses in a plain text lead. Where nobody can say what belongs to an address, it is left as it
 * stands: a letter of another alphabet right behind it (`https://shop.example에서`) is a part of it to some phones and mail
 * programs, and not to others.
 */
export function rewriteTextLinks(text: string, change: (address: string) => string): string {
  return text.replace(ADDRESS, (found: string, offset: number) => {
    const address = withoutPunctuation(found);
    const next = text.charAt(offset + found.length);
    if (address === found && !ENDS.test(next)) return found;
    return `${change(address)}${found.slice(address.length)}`;
  });
}

/** ASCII without blanks, quotes and angle brackets: https://url.spec.whatwg.org/#url-code-points, and what else is met. */
const ADDRESS = /\bhttps?:\/\/[!#-;=?-~]+/gi;
const ENDS = /^[\s"<>“”‘’「」『』]?$/;

/** Without what ends the sentence, and without brackets that were opened before the address. */
function withoutPunctuation(found: string): string {
  const address = found.replace(/[.,;:!?']+$/, '');
  const last = address.at(-1) ?? '';
  const opening = BRACKETS.get(last);
  if (opening === undefined || countOf(address, last) <= countOf(address, opening)) return address;
  return withoutPunctuation(address.slice(0, -1));
}

const BRACKETS: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

function countOf(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
