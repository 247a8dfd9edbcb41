import { describe, expect, it } from 'vitest';
import { smsHint, smsWords } from '../../../lib/cli/preview/sms-words.ts';

// expected: counted by hand; sizes as in test/core/message/sms-parts.test.ts

describe('the words on a text message', () => {
  it('tell its length, its parts and their price', () => {
    expect(smsWords('Hello', 0.01)).toBe('5 characters: 1 part, GSM-7; costs 0.01');
    expect(smsWords('a'.repeat(161), 0.0075)).toBe('161 characters: 2 parts, GSM-7; costs 0.015');
  });

  it('name the character that makes it dear', () => {
    const text = `Hello, it’s ${'a'.repeat(148)}`;
    expect(smsWords(text, 0.01)).toBe(
      '160 characters: 3 parts, UCS-2, because of “’” at character 10; costs 0.03',
    );
    expect(smsHint(text)).toBe("Write ’ → ', and 1 part will do.");
  });

  it('give no advice where none helps', () => {
    expect(smsHint('가'.repeat(100))).toBeUndefined();
  });
});
