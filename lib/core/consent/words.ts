import type { Consent, ConsentScope, Word } from './definition.ts';

export type ScopedWord = { readonly scope: ConsentScope; readonly word: Word };

/** Everything that a customer said to a channel, thing by thing. */
export function wordsOf(consent: Consent): readonly ScopedWord[] {
  const topics = Object.entries(consent.topics).map(([topic, word]) => ({ scope: topicScope(topic), word }));
  return [
    ...scoped('all', consent.all),
    ...topics,
    ...scoped('night', consent.night),
    ...scoped('tracking', consent.tracking),
  ];
}

export function wordOn(consent: Consent, scope: ConsentScope): Word | undefined {
  return wordsOf(consent).find((one) => one.scope === scope)?.word;
}

/** The consent with this word in place of what was said to the same thing before. */
export function withWord(consent: Consent, { scope, word }: ScopedWord): Consent {
  if (scope === 'all' || scope === 'night' || scope === 'tracking') return { ...consent, [scope]: word };
  return { ...consent, topics: { ...consent.topics, [scope.slice('topic:'.length)]: word } };
}

export function topicScope(topic: string): ConsentScope {
  return `topic:${topic}`;
}

function scoped(scope: ConsentScope, word: Word | undefined): ScopedWord[] {
  return word === undefined ? [] : [{ scope, word }];
}
