import { countWords } from './number-words.ts';

/** A reason as Sojourn's code names it, in a marketer's words; one of the journey's own, without its hyphens. */
export function reasonWords(reason: string): string {
  return WORDS[reason] ?? (/^[a-z0-9-]+$/.test(reason) ? reason.replaceAll('-', ' ') : reason);
}

const WORDS: Readonly<Record<string, string>> = {
  'where-not-met': 'the event did not fit',
  'if-not-met': 'the customer did not fit',
  'no-key': 'the event had no key',
  suppressed: 'address bounced or complained',
  'no-content': 'no text for the channel',
  'not-asked-for': 'channel not wished for',
};

/** `no consent 12, no address 3`. */
export function reasonsWords(counts: readonly { readonly reason: string; readonly count: number }[]): string {
  return counts.map(({ reason, count }) => `${reasonWords(reason)} ${countWords(count)}`).join(', ');
}
