import type { Channel } from '../channel/definition.ts';
import type { Consent, ConsentScope, ConsentStatus } from './definition.ts';
import { wordOn, wordsOf } from './words.ts';

/** One thing that a customer said yes to and now says no to, or the other way, or spoke of for the first time. */
export type ChangedScope = {
  readonly channel: Channel;
  readonly scope: ConsentScope;
  readonly status: ConsentStatus;
  readonly source: string | undefined;
};

/** What is different between a customer's consents before and after. The same word once more is no change. */
export function changedScopes(
  before: readonly Consent[],
  after: readonly Consent[],
): readonly ChangedScope[] {
  return after.flatMap((consent) => {
    const known = before.find((one) => one.channel === consent.channel);
    return wordsOf(consent).flatMap(({ scope, word: { status, source } }) =>
      known !== undefined && wordOn(known, scope)?.status === status
        ? []
        : [{ channel: consent.channel, scope, status, source }],
    );
  });
}

/** What stands by the words of one event. */
export function scopesSaidBy(eventId: string, consents: readonly Consent[]): readonly ChangedScope[] {
  return consents.flatMap(({ channel, ...consent }) =>
    wordsOf({ channel, ...consent }).flatMap(({ scope, word }) =>
      word.eventId === eventId ? [{ channel, scope, status: word.status, source: word.source }] : [],
    ),
  );
}
