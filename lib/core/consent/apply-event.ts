import { CHANNELS, type Channel } from '../channel/definition.ts';
import type { CustomerEvent, InboundEvent } from '../event/definition.ts';
import { canonicalJson } from '../hash.ts';
import type { Consent, ConsentEntry, SaidOfChannel, Word } from './definition.ts';
import { saidWords } from './said-words.ts';
import { strongerWord } from './stronger-word.ts';
import { type ScopedWord, withWord, wordOn, wordsOf } from './words.ts';

export type ConsentChange = {
  /** Those that are different now, each with the next epoch. */
  readonly consents: readonly Consent[];
  /** Lines for the consent ledger: every word, also one that changes nothing. */
  readonly said: readonly ConsentEntry[];
};

/**
 * What an event does to a customer's consents: for each thing the stronger word stands (see stronger-word), whatever the
 * order of arrival. `confirmed` is noted with the words that there are, and grants nothing.
 */
export function changedConsents(
  current: readonly Consent[],
  event: CustomerEvent,
  said: InboundEvent['consent'],
): ConsentChange {
  const changes = CHANNELS.flatMap((channel) => {
    const ofChannel = said[channel];
    const before = current.find((one) => one.channel === channel) ?? nothingSaid(event.customerId, channel);
    return ofChannel === undefined ? [] : [changeOf(before, event, ofChannel)];
  });
  return {
    consents: changes.flatMap(({ changed }) => changed),
    said: changes.flatMap(({ entries }) => entries),
  };
}

/** Epoch 0: the customer said nothing to this channel yet. */
function nothingSaid(customerId: string, channel: Channel): Consent {
  return { customerId, channel, epoch: 0, topics: {} };
}

function changeOf(
  before: Consent,
  event: CustomerEvent,
  said: SaidOfChannel,
): { changed: readonly Consent[]; entries: readonly ConsentEntry[] } {
  const by = { at: event.occurredAt, eventId: event.id };
  const spoken = saidWords(said, by);
  const confirmed = confirmedWords(before, said, by);
  const after = [...spoken, ...confirmed].reduce(withStronger, before);
  const changed = canonicalJson(after) !== canonicalJson(before);
  const epoch = before.epoch + (changed ? 1 : 0);
  const { customerId, channel } = before;
  const entries = [...spoken, ...confirmed.map((one) => ({ ...one, word: { ...one.word, ...by } }))].map(
    ({ scope, word }) => ({ customerId, channel, scope, epoch, ...word }),
  );
  return { changed: changed ? [{ ...after, epoch }] : [], entries };
}

/** The words that stand, told to the customer once more. */
function confirmedWords(before: Consent, said: SaidOfChannel, { at }: { at: number }): readonly ScopedWord[] {
  if (typeof said === 'string' || said.confirmed !== true) return [];
  return wordsOf(before).map(({ scope, word }) => ({ scope, word: { ...word, confirmedAt: at } }));
}

function withStronger(consent: Consent, { scope, word }: ScopedWord): Consent {
  const known = wordOn(consent, scope);
  if (known === undefined) return withWord(consent, { scope, word });
  const confirmedAt = latest(known.confirmedAt, word.confirmedAt);
  const stronger: Word = strongerWord(known, word);
  return withWord(consent, {
    scope,
    word: { ...stronger, ...(confirmedAt !== undefined && { confirmedAt }) },
  });
}

function latest(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);
}
