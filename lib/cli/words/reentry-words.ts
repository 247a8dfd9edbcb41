import type { Entry } from '../../core/journey/entry.ts';
import { durationWords } from './duration-words.ts';

/** How often the same customer may enter: `once in a lifetime for each cartId`. */
export function reentryWords(entry: Entry): string {
  const key = 'key' in entry ? entry.key : undefined;
  const { reentry } = entry;
  if (key === undefined) {
    if (reentry === 'never') return 'once in a lifetime';
    if (reentry === 'afterEnd') return 'again and again, but not while still inside';
    return `again, but not while still inside, and not within ${durationWords(reentry.after)} of the last time`;
  }
  const also = `for another ${key} at any time, also while still inside`;
  if (reentry === 'never') return `once for each ${key}; ${also}`;
  if (reentry === 'afterEnd') return `for the same ${key} again, but not while still inside for it; ${also}`;
  return `for the same ${key} again, ${durationWords(reentry.after)} after the last time at the earliest; ${also}`;
}
