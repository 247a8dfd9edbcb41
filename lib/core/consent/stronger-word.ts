import type { Word } from './definition.ts';

/**
 * Which of two words on one thing stands. What the customer said beats a consent that was only assumed (see isAssumed),
 * whatever the times: an import never undoes a withdrawal, nor does a purchase. Else the later word stands; at the same
 * moment, the withdrawal. This is a total order, so a history gives the same words in whatever order it arrives.
 */
export function strongerWord(one: Word, other: Word): Word {
  const order =
    Number(isAssumed(one)) - Number(isAssumed(other)) ||
    other.at - one.at ||
    Number(other.status === 'withdrawn') - Number(one.status === 'withdrawn') ||
    (one.eventId < other.eventId ? 1 : -1);
  return order < 0 ? one : other;
}

/**
 * A yes that the customer did not say to us: from someone else's list, or taken so after a sale or a question. A refusal
 * beats it (Network Act art. 50(2); ePrivacy art. 13(2)). A no is a no, wherever it comes from.
 */
export function isAssumed({ status, source, basis }: Pick<Word, 'status' | 'source' | 'basis'>): boolean {
  if (status === 'withdrawn') return false;
  if (basis === 'purchase' || basis === 'inquiry') return true;
  return source !== undefined && /^\s*import/i.test(source);
}
