import { countWords } from './number-words.ts';

/** `1 journey`, `3 journeys`. */
export function plural(count: number, thing: string): string {
  return `${countWords(count)} ${thing}${count === 1 ? '' : 's'}`;
}
