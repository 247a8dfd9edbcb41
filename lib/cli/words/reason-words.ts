import { countWords } from './number-words.ts';

/** `no-consent` → `no consent`, `skipped: no-address` → `skipped: no address`; what is not one of our codes stays as it is. */
export function reasonWords(reason: string): string {
  return /^[a-z: -]+$/.test(reason) ? reason.replaceAll('-', ' ') : reason;
}

/** `no consent 12, no address 3`. */
export function reasonsWords(counts: readonly { readonly reason: string; readonly count: number }[]): string {
  return counts.map(({ reason, count }) => `${reasonWords(reason)} ${countWords(count)}`).join(', ');
}
