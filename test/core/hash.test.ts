import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, sha256Hex, shortId } from '../../lib/core/hash.ts';

describe('sha256Hex', () => {
  it('is SHA-256', () => {
    // expected: FIPS 180-4, example B.1
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('agrees with OpenSSL on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
      }),
    );
  });
});

describe('shortId', () => {
  it('is 26 characters that any AWS name may hold', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.integer())), (parts) => {
        expect(shortId(...parts)).toMatch(/^[a-z2-7]{26}$/);
      }),
    );
  });

  it('is the start of the hash in base 32', () => {
    // expected: printf '["abc",1]' | sha256sum | xxd -r -p | base32 | tr A-Z a-z | head -c 26
    expect(shortId('abc', 1)).toBe('tm6kbg3nqqq75zqw5pqgix7jog');
  });

  it('tells apart parts that read the same when joined', () => {
    expect(new Set([shortId('a', 'bc'), shortId('ab', 'c'), shortId('abc'), shortId('a","bc')]).size).toBe(4);
  });

  it('tells a number from its digits', () => {
    expect(shortId('1')).not.toBe(shortId(1));
  });
});

describe('canonicalJson', () => {
  it('does not depend on the order of keys, at any depth', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'x' })).toBe('{"a":"x","b":[{"c":null,"d":1}]}');
    expect(canonicalJson({ a: 'x', b: [{ c: null, d: 1 }] })).toBe('{"a":"x","b":[{"c":null,"d":1}]}');
  });

  it('keeps the order of lists', () => {
    expect(canonicalJson([2, 1])).toBe('[2,1]');
  });

  it('gives back the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
