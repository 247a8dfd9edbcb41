import { describe, expect, it } from 'vitest';
import { REASON_WORDS, reasonWords } from '../../../lib/cli/words/reason-words.ts';
import { CHANNEL_REASONS } from '../../../lib/core/channel/reasons.ts';

describe('a reason in words', () => {
  it('is there for all that the choice of a channel can say', () => {
    expect(CHANNEL_REASONS.filter((reason) => !Object.hasOwn(REASON_WORDS, reason))).toEqual([]);
  });

  it('of the journey’s own is read without its hyphens', () => {
    expect(reasonWords('changed-her-mind')).toBe('changed her mind');
  });
});
