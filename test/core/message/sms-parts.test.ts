import { describe, expect, it } from 'vitest';
import { smsParts } from '../../../lib/core/message/sms-parts.ts';

// expected: 3GPP TS 23.038 §6.2.1 and TS 23.040 §9.2.3.24.1, as AWS counts them:
// https://docs.aws.amazon.com/sms-voice/latest/userguide/sms-limitations-character.html

describe('parts of a text message', () => {
  it.each([
    [1, 1],
    [160, 1],
    [161, 2],
    [306, 2],
    [307, 3],
  ])('of %i plain letters are %i', (letters, parts) => {
    expect(smsParts('a'.repeat(letters))).toEqual({ alphabet: 'GSM-7', parts });
  });

  it.each([
    [70, 1],
    [71, 2],
    [134, 2],
    [135, 3],
  ])('of %i Korean syllables are %i', (syllables, parts) => {
    expect(smsParts('가'.repeat(syllables))).toEqual({ alphabet: 'UCS-2', parts });
  });

  it('of 160 letters are three once one of them is a curly quote', () => {
    expect(smsParts(`${'a'.repeat(159)}’`)).toEqual({ alphabet: 'UCS-2', parts: 3 });
  });

  it.each(['^', '{', '}', '\\', '[', '~', ']', '|', '€'])('count %s twice', (sign) => {
    expect(smsParts(sign.repeat(80)).parts).toBe(1);
    expect(smsParts(sign.repeat(81)).parts).toBe(2);
  });

  it('keep an escaped character whole: the 153rd septet stays empty', () => {
    // 76 signs fill 152 of 153 septets of the first part, so 153 signs need a third one; 306 septets would need but two
    expect(smsParts('€'.repeat(153)).parts).toBe(3);
  });

  it('keep an emoji whole', () => {
    // 33 emoji fill 66 of 67 code units of a part, so 67 emoji need a third one; 134 code units would need but two
    expect(smsParts('🙂'.repeat(67))).toEqual({ alphabet: 'UCS-2', parts: 3 });
  });

  it.each(['é', 'Ø', 'Σ', 'ñ', '¿', '@', '\n'])('take %j for a plain letter', (letter) => {
    expect(smsParts(letter.repeat(160))).toEqual({ alphabet: 'GSM-7', parts: 1 });
  });

  it.each(['á', 'ç', '`', '\t'])('take %j for one that the alphabet lacks', (letter) => {
    expect(smsParts(letter).alphabet).toBe('UCS-2');
  });
});
