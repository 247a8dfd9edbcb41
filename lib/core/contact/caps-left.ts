import type { Channel } from '../channel/definition.ts';
import type { Cap } from '../settings.ts';
import { addDuration } from '../time/duration.ts';
import type { EpochMs } from '../time/instant.ts';
import type { ContactHistory } from './definition.ts';

export type CapsQuestion = {
  readonly caps: readonly Cap[];
  readonly history: Pick<ContactHistory, 'recent'>;
  readonly channel: Channel;
  readonly now: EpochMs;
  /** IANA name of the customer's own zone. */
  readonly zone: string;
};

/**
 * How many more marketing messages this channel may send the customer now, and when there is room for one.
 *
 * A message takes its slot for one `per` from when it went out, so that no stretch of that length ever holds more than
 * `atMost`. For hours, days and weeks this is what "counted back from now" says. For months, which differ in length, it
 * makes sure that a slot once free stays free.
 * @returns `left` is Infinity where no cap holds; `nextAt` is now where something is left
 */
export function capsLeft(question: CapsQuestion): { readonly left: number; readonly nextAt: EpochMs } {
  const caps = question.caps
    .filter((cap) => cap.channel === undefined || cap.channel === question.channel)
    .map((cap) => capLeft(cap, question));
  return {
    left: Math.min(Number.POSITIVE_INFINITY, ...caps.map(({ left }) => left)),
    nextAt: Math.max(question.now, ...caps.map(({ nextAt }) => nextAt)),
  };
}

function capLeft(cap: Cap, { history, now, zone }: CapsQuestion) {
  const takenUntil = history.recent
    .filter(({ channel }) => cap.channel === undefined || cap.channel === channel)
    .map(({ at }) => addDuration(at, cap.per, zone))
    .filter((until) => until > now)
    .toSorted((one, other) => one - other);
  // Where all slots are taken (and after a cap was lowered, more than all), this is the first to leave room for another.
  const nextAt = takenUntil.at(-cap.atMost);
  return nextAt === undefined ? { left: cap.atMost - takenUntil.length, nextAt: now } : { left: 0, nextAt };
}
