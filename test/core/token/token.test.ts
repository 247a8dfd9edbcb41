import { createHmac, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TOKEN_PURPOSES, type TokenKey } from '../../../lib/core/token/definition.ts';
import { readToken } from '../../../lib/core/token/read.ts';
import { signToken } from '../../../lib/core/token/sign.ts';

const NOW = Date.parse('2026-11-02T09:00:00Z');
const key: TokenKey = { kid: 'k1', secret: 'Zm9yIHRlc3RzIG9ubHksIG5vdCBhIHNlY3JldCBhdCBhbGw', since: NOW };
const older: TokenKey = {
  kid: 'k0',
  secret: 'YW5vdGhlciBrZXkgZm9yIHRlc3RzIG9ubHksIGFzIGxvbmc',
  since: NOW - 1,
};
const payload = { c: 'customer-7', ch: 'email', tp: 'offers', s: 'send-1' } as const;

/** The same by Node's own cryptography. */
function expected(purpose: string, { kid, secret }: TokenKey, json: string): string {
  const body = Buffer.from(json).toString('base64url');
  const own = Buffer.from(hkdfSync('sha256', secret, '', `sojourn link ${purpose}`, 32));
  const signature = createHmac('sha256', own).update(`${purpose}|v1|${body}`).digest('base64url');
  return `v1.${kid}.${body}.${signature}`;
}

describe('a token', () => {
  it.each(TOKEN_PURPOSES.filter((purpose) => purpose !== 'click'))(
    'of purpose %s is signed as Node signs it',
    (purpose) => {
      const json = '{"c":"고객-7","ch":"sms","tp":"offers","s":"s"}';
      const text = signToken({
        purpose,
        payload: { c: '고객-7', ch: 'sms', tp: 'offers', s: 's' },
        keys: [key],
      });
      expect(text).toBe(expected(purpose, key, json));
    },
  );

  it('says what was signed', () => {
    const text = signToken({ purpose: 'unsubscribe', payload, keys: [key] });
    expect(readToken({ purpose: 'unsubscribe', text, keys: [key], now: NOW })).toEqual({ ok: payload });
  });

  it('is signed by the newest key, and read by any of the ring', () => {
    const before = signToken({ purpose: 'unsubscribe', payload, keys: [older] });
    const after = signToken({ purpose: 'unsubscribe', payload, keys: [key, older] });
    expect(after).toMatch(/^v1\.k1\./);
    for (const text of [before, after])
      expect(readToken({ purpose: 'unsubscribe', text, keys: [key, older], now: NOW })).toEqual({
        ok: payload,
      });
  });

  it('of one purpose never passes for another', () => {
    for (const signed of TOKEN_PURPOSES) {
      const text =
        signed === 'click'
          ? signToken({
              purpose: signed,
              payload: { s: 's', ch: 'email', u: 'https://a.example' },
              keys: [key],
            })
          : signToken({ purpose: signed, payload, keys: [key] });
      for (const read of TOKEN_PURPOSES.filter((one) => one !== signed))
        expect(readToken({ purpose: read, text, keys: [key], now: NOW })).toEqual({ refused: 'forged' });
    }
  });

  it('does not pass with any one of its characters changed', () => {
    const text = signToken({ purpose: 'unsubscribe', payload, keys: [key, older] });
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (const [index, character] of Array.from(text).entries()) {
      // The neighbour in the alphabet: at the signature's end it spells the same bytes.
      const place = alphabet.indexOf(character);
      const other = alphabet[place % 2 === 0 ? place + 1 : place - 1] ?? '-';
      const changed = `${text.slice(0, index)}${other}${text.slice(index + 1)}`;
      const read = readToken({ purpose: 'unsubscribe', text: changed, keys: [key, older], now: NOW });
      expect(read).toHaveProperty('refused', expect.stringMatching(/^(forged|malformed)$/));
    }
  });

  it('does not pass with any bit of its bytes flipped', () => {
    const bytes = Buffer.from(signToken({ purpose: 'preferences', payload, keys: [key] }));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        const text = flipped.toString('latin1');
        expect(readToken({ purpose: 'preferences', text, keys: [key], now: NOW })).toHaveProperty('refused');
      }),
      { numRuns: 300 },
    );
  });

  it('made of anything is refused, and breaks nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (text) => {
        expect(readToken({ purpose: 'click', text, keys: [key], now: NOW })).toEqual({
          refused: 'malformed',
        });
      }),
    );
  });

  it('signed rightly over something else than its purpose carries is malformed', () => {
    for (const json of ['{"c":7}', 'null', 'no json', '"text"', '{"c":"c","ch":"fax","tp":"","s":""}']) {
      const text = expected('edit', key, json);
      expect(readToken({ purpose: 'edit', text, keys: [key], now: NOW })).toEqual({ refused: 'malformed' });
    }
  });
});

describe('the end of a token', () => {
  const ending = signToken({ purpose: 'edit', payload: { ...payload, e: NOW / 1000 + 3600 }, keys: [key] });

  it.each([
    [3_599_999, { ok: { ...payload, e: NOW / 1000 + 3600 } }],
    [3_600_000, { refused: 'expired' }],
  ])('named in it: %i ms after it was made', (later, answer) => {
    expect(readToken({ purpose: 'edit', text: ending, keys: [key], now: NOW + later })).toEqual(answer);
  });

  // 2026-11-02 to 2029-11-02 are 1,096 days, for 2028 has a 29 February.
  it.each([
    ['2029-11-02T08:59:59.999Z', { ok: payload }],
    ['2029-11-02T09:00:00.000Z', { refused: 'expired' }],
  ])("that names none is its key's: three years. At %s", (at, answer) => {
    const text = signToken({ purpose: 'unsubscribe', payload, keys: [key] });
    expect(readToken({ purpose: 'unsubscribe', text, keys: [key], now: Date.parse(at) })).toEqual(answer);
  });

  it('of a key that fell out of the ring is a forgery like any other', () => {
    const text = signToken({ purpose: 'unsubscribe', payload, keys: [older] });
    expect(readToken({ purpose: 'unsubscribe', text, keys: [key], now: NOW })).toEqual({ refused: 'forged' });
  });
});

describe('the List-Unsubscribe header', () => {
  // SES takes header values of up to 995 characters: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageHeader.html
  it('has room for a token of the longest ids that we take, and a long host', () => {
    const longest = { c: 'c'.repeat(200), ch: 'email', tp: 't'.repeat(60), s: 's'.repeat(110) } as const;
    const text = signToken({
      purpose: 'unsubscribe',
      payload: longest,
      keys: [{ ...key, kid: 'k'.repeat(16) }],
    });
    const base = 'https://abcdefghij.execute-api.ap-northeast-2.amazonaws.com/u/';
    expect(`<${base}${text}>`.length).toBeLessThanOrEqual(995);
  });
});
