import type { Word } from './definition.ts';

/**
 * Which of two words on one thing stands. What the customer said beats what was imported as granted, whatever the times: an
 * import never undoes a withdrawal, and a list of addresses is no better than a form. Else the later word stands; at the
 * same moment, the withdrawal. This is a total order, so a history gives the same words in whatever order it arrives.
 */
export function strongerWord(one: Word, other: Word): Word {
  const [stronger] = [one, other].toSorted(
    (a, b) =>
      Number(isImported(a)) - Number(isImported(b)) ||
      b.at - a.at ||
      Number(b.status === 'withdrawn') - Number(a.status === 'withdrawn') ||
      (a.eventId < b.eventId ? 1 : -1),
  );
  return stronger ?? one;
}

/** A yes from someone else's list. A no from there is a no like any other. */
export function isImported({ status, source }: Pick<Word, 'status' | 'source'>): boolean {
  return status === 'granted' && source !== undefined && /^import/i.test(source.trim());
}
