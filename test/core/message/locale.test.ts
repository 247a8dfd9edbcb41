import { describe, expect, it } from 'vitest';
import { chooseLocale } from '../../../lib/core/message/locale.ts';

// expected: the look-up of RFC 4647 §3.4

describe('the language of a message', () => {
  it('is the one wanted', () => {
    expect(chooseLocale('ko', ['en', 'ko'], 'en')).toBe('ko');
  });

  it('is the broader one where the country is not there', () => {
    expect(chooseLocale('ko-KR', ['en', 'ko'], 'en')).toBe('ko');
    expect(chooseLocale('zh-Hant-TW', ['zh', 'zh-Hant'], 'en')).toBe('zh-Hant');
  });

  it('is the very one before the broader one', () => {
    expect(chooseLocale('en-GB', ['en', 'en-GB'], 'en')).toBe('en-GB');
  });

  it('is found however it is written', () => {
    expect(chooseLocale('KO_kr', ['en', 'ko-KR'], 'en')).toBe('ko-KR');
  });

  it('is the fallback for an unknown or a missing language', () => {
    expect(chooseLocale('fr', ['ko', 'en'], 'en')).toBe('en');
    expect(chooseLocale(undefined, ['ko', 'en'], 'en')).toBe('en');
    expect(chooseLocale('', ['ko', 'en'], 'en-US')).toBe('en');
  });

  it('is any that there is, rather than none', () => {
    expect(chooseLocale('fr', ['ko'], 'en')).toBe('ko');
  });

  it('is not one that merely begins alike', () => {
    expect(chooseLocale('k', ['ko', 'en'], 'en')).toBe('en');
  });
});
