import { describe, expect, it } from 'vitest';
import { remember } from '../../lib/core/remember.ts';

describe('what is remembered', () => {
  it('is made once', () => {
    const made: string[] = [];
    const upper = remember(10, (text: string) => {
      made.push(text);
      return text.toUpperCase();
    });
    expect([upper('a'), upper('b'), upper('a')]).toEqual(['A', 'B', 'A']);
    expect(made).toEqual(['a', 'b']);
  });

  it('is told apart by each of its parts', () => {
    const pair = remember(10, (one: string, other: string) => `${one}+${other}`);
    expect([pair('a', 'bc'), pair('ab', 'c')]).toEqual(['a+bc', 'ab+c']);
  });

  it('is never more than told', () => {
    const made: string[] = [];
    const same = remember(2, (text: string) => {
      made.push(text);
      return text;
    });
    for (const text of ['a', 'b', 'c', 'a']) same(text);
    expect(made).toEqual(['a', 'b', 'c', 'a']);
  });

  it('is not a failure', () => {
    let tries = 0;
    const flaky = remember(2, (text: string) => {
      tries += 1;
      if (tries === 1) throw new Error(text);
      return text;
    });
    expect(() => flaky('a')).toThrow('a');
    expect(flaky('a')).toBe('a');
  });
});
