import type { EpochMs } from '../time/instant.ts';
import { type CapsQuestion, capsLeft } from './caps-left.ts';

export type SlotQuestion = CapsQuestion & {
  /** Of the journey that wants the slot; the higher one goes first. */
  readonly priority: number;
  /** Other marketing messages of the customer that are held. */
  readonly waiting: readonly { readonly priority: number; readonly dueAt: EpochMs }[];
};

/**
 * Is there room under the caps for one more marketing message? It gives way to a held one of higher priority that would
 * find no slot left if this one went out now, until that one has had its turn.
 * @returns `giveWayUntil` is later than now
 */
export function slotFor(question: SlotQuestion): 'free' | 'none' | { readonly giveWayUntil: EpochMs } {
  const { history, channel, now, priority, waiting } = question;
  if (capsLeft(question).left === 0) return 'none';
  const afterThis = { recent: [...history.recent, { sendId: '', channel, at: now }] };
  const loser = waiting
    .filter((other) => other.priority > priority && turnOver(other.dueAt) > now)
    .toSorted((one, other) => one.dueAt - other.dueAt)
    .find(({ dueAt }, before) => {
      const { left } = capsLeft({ ...question, history: afterThis, now: Math.max(now, dueAt) });
      return left <= before; // those before it in turn take theirs
    });
  return loser === undefined ? 'free' : { giveWayUntil: turnOver(loser.dueAt) };
}

/** The time wheel wakes within seconds; a message that was not claimed two minutes later does not want its slot now. */
function turnOver(dueAt: EpochMs): EpochMs {
  return dueAt + 2 * 60_000;
}
