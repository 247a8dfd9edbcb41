import type { Channel } from '../channel/definition.ts';
import type { EpochMs } from '../time/instant.ts';
import { type CapsQuestion, capsLeft } from './caps-left.ts';
import type { Contact } from './definition.ts';

export type SlotQuestion = CapsQuestion & {
  /** Of the journey that wants the slot; the higher one goes first. */
  readonly priority: number;
  /** Other marketing messages of the customer that are held. */
  readonly waiting: readonly WaitingMessage[];
};

export type WaitingMessage = {
  /** Absent: not chosen yet. */
  readonly channel?: Channel | undefined;
  readonly priority: number;
  readonly dueAt: EpochMs;
};

/**
 * Is there room under the caps for one more marketing message? It gives way to a held one of higher priority that would
 * find no slot left if this one went out now, until that one has had its turn.
 * @returns `giveWayUntil` is later than now
 */
export function slotFor(question: SlotQuestion): 'free' | 'none' | { readonly giveWayUntil: EpochMs } {
  const { history, now, priority, waiting } = question;
  if (capsLeft(question).left === 0) return 'none';
  const inTurn = waiting
    .filter((other) => other.priority > priority && turnOver(other.dueAt) > now)
    .toSorted((one, other) => one.dueAt - other.dueAt);
  const loser = inTurn.find((other, index) => {
    // Those before it in turn take theirs.
    const recent = [...history.recent, ...inTurn.slice(0, index).map((one) => contactBy(one, question))];
    const thisOne = contactBy({ dueAt: now }, question);
    return hasRoom(other, recent, question) && !hasRoom(other, [...recent, thisOne], question);
  });
  return loser === undefined ? 'free' : { giveWayUntil: turnOver(loser.dueAt) };
}

function hasRoom(other: WaitingMessage, recent: readonly Contact[], question: SlotQuestion): boolean {
  const { channel, at: now } = contactBy(other, question);
  return capsLeft({ ...question, channel, now, history: { recent: [...recent] } }).left > 0;
}

/** What will stand in the history once that message has gone out. */
function contactBy(
  { channel, dueAt }: Pick<WaitingMessage, 'channel' | 'dueAt'>,
  question: SlotQuestion,
): Contact {
  return { sendId: '', channel: channel ?? question.channel, at: Math.max(question.now, dueAt) };
}

/** The time wheel wakes within seconds; a message that was not claimed two minutes later does not want its slot now. */
function turnOver(dueAt: EpochMs): EpochMs {
  return dueAt + 2 * 60_000;
}
