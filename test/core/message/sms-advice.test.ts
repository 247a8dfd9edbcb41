import { describe, expect, it } from 'vitest';
import { smsAdvice } from '../../../lib/core/message/sms-advice.ts';

// expected: by hand; sizes of parts as in sms-parts.test.ts

describe('advice on a text message', () => {
  it('is none for plain letters', () => {
    expect(smsAdvice('Hello €5 [now]')).toEqual({ odd: [], partsInstead: undefined });
  });

  it('names the character that makes it dear, where it stands, and what to write instead', () => {
    // 160 characters: three parts of 67, or one of 160
    expect(smsAdvice(`Hello, it’s ${'a'.repeat(148)}`)).toEqual({
      odd: [{ sign: '’', at: 10, instead: "'" }],
      partsInstead: 1,
    });
  });

  it('names each character once, where it stands first', () => {
    expect(smsAdvice('🙂 “a” “b”').odd).toEqual([
      { sign: '🙂', at: 1, instead: undefined },
      { sign: '“', at: 3, instead: '"' },
      { sign: '”', at: 5, instead: '"' },
    ]);
  });

  it('leaves a text alone that is in another alphabet anyhow', () => {
    expect(smsAdvice(`장바구니 “${'가'.repeat(100)}”`).partsInstead).toBeUndefined();
  });

  it('leaves a text alone that is one part either way', () => {
    expect(smsAdvice('It’s here').partsInstead).toBeUndefined();
  });

  it('counts what takes its place: three full stops for one sign', () => {
    // 158 letters and a sign: 159 + 3 − 1 = 161 septets, two parts of 153
    expect(smsAdvice(`${'a'.repeat(158)}…`).partsInstead).toBe(2);
    expect(smsAdvice(`${'a'.repeat(157)}…`).partsInstead).toBe(1);
  });
});
