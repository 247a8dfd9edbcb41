import { describe, expect, it } from 'vitest';
import { reentryWords } from '../../../lib/cli/words/reentry-words.ts';
import { Entry } from '../../../lib/core/journey/entry.ts';

const words = (entry: object) => reentryWords(Entry.parse({ event: 'Signed Up', ...entry }));

describe('how often the same customer may enter, in plain words', () => {
  it('once, again after the end, again after some time', () => {
    expect(words({})).toBe('once in a lifetime');
    expect(words({ reentry: 'afterEnd' })).toBe('again and again, but not while still inside');
    expect(words({ reentry: { after: 'P30D' } })).toBe(
      'again, but not while still inside, and not within 30 days of the last time',
    );
  });

  it('with a key, for each value of it', () => {
    const also = 'for another cartId at any time, also while still inside';
    expect(words({ key: 'cartId' })).toBe(`once for each cartId; ${also}`);
    expect(words({ key: 'cartId', reentry: 'afterEnd' })).toBe(
      `for the same cartId again, but not while still inside for it; ${also}`,
    );
    expect(words({ key: 'cartId', reentry: { after: 'P7D' } })).toBe(
      `for the same cartId again, 7 days after the last time at the earliest; ${also}`,
    );
  });

  it('of what comes round by itself: each time, unless told otherwise', () => {
    expect(reentryWords(Entry.parse({ date: 'birthday' }))).toBe(
      'again and again, but not while still inside',
    );
  });
});
