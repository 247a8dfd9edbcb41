/** A Korean text message taken apart: what it says, and how to refuse more of it, which must come last. */
export function withoutRefusal(text: string): { readonly body: string; readonly tail: string } {
  const whole = text.trimEnd();
  const [tail = ''] = TAIL.exec(whole) ?? [];
  return { body: whole.slice(0, whole.length - tail.length).trimEnd(), tail };
}

/** The text with words put at its end, but before the words on refusing. */
export function beforeRefusal(text: string, words: string): string {
  const { body, tail } = withoutRefusal(text);
  return [body, words, tail].filter((part) => part !== '').join(' ');
}

/** From the last of these words to the end, with nothing behind but a number or an address. */
const TAIL = /(?:무료\s?수신\s?거부|무료\s?거부)[\s:]*(?:[\d-]{7,}|https?:\/\/\S+)?$/u;

/** Does the tail name a way to refuse that costs nothing: this number, or an address? */
export function refusesFreely(tail: string, number: string | undefined): boolean {
  if (/https?:\/\/\S+$/.test(tail)) return true;
  return number !== undefined && digits(tail) !== '' && digits(tail) === digits(number);
}

function digits(text: string): string {
  return text.replaceAll(/\D/g, '');
}
