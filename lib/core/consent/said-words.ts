import type { ConsentStatus, SaidOfChannel, Word } from './definition.ts';
import { type ScopedWord, topicScope } from './words.ts';

/** What an event says of one channel, word by word, each with the event's evidence. */
export function saidWords(
  said: SaidOfChannel,
  by: { readonly at: number; readonly eventId: string },
): readonly ScopedWord[] {
  if (typeof said === 'string') return [{ scope: 'all', word: { status: said, basis: 'express', ...by } }];
  const { status, topics, night, tracking, confirmed, ...evidence } = said;
  const statuses: readonly (readonly [ScopedWord['scope'], ConsentStatus | undefined])[] = [
    ['all', status],
    ...Object.entries(topics).map(([topic, one]) => [topicScope(topic), one] as const),
    ['night', night],
    ['tracking', tracking],
  ];
  return statuses.flatMap(([scope, one]) => {
    if (one === undefined) return [];
    const word: Word = { status: one, ...by, ...evidence, ...(confirmed === true && { confirmedAt: by.at }) };
    return [{ scope, word }];
  });
}
