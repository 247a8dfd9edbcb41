import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInboundEvent } from '../../../lib/core/event/parse.ts';

const good = { messageId: 'e1', event: 'Seen', customerId: 'c1' };
const reason = (value: unknown) => {
  const parsed = parseInboundEvent(value);
  return parsed.ok ? undefined : parsed.reason;
};

function nested(depth: number): unknown {
  return JSON.parse('{"a":'.repeat(depth) + '1' + '}'.repeat(depth));
}

describe('an event from outside', () => {
  it('needs an id, a name and a customer, and fills in the rest', () => {
    expect(parseInboundEvent(good)).toEqual({
      ok: true,
      event: { ...good, properties: {}, traits: {}, consent: {}, hop: 0 },
    });
  });

  it('says which field is wrong', () => {
    expect(reason({ ...good, customerId: 7 })).toContain('customerId');
    expect(reason({ ...good, consent: { fax: 'granted' } })).toContain('fax');
    expect(reason('hello')).toBeDefined();
  });

  it.each<[string, unknown, RegExp]>([
    [
      '2 MB in one text',
      { ...good, properties: { a: 'x'.repeat(2_000_000) } },
      /longer than 32768 characters/,
    ],
    [
      '2 MB in many texts',
      { ...good, properties: { a: Array.from({ length: 100 }, () => 'x'.repeat(20_000)) } },
      /larger than 200 KB/,
    ],
    ['10,000 levels', { ...good, properties: nested(10_000) }, /nested deeper than 32 levels/],
    [
      '5,000 keys',
      { ...good, properties: Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`k${i}`, i])) },
      /more than 2000 keys/,
    ],
    [
      'a poisoned key',
      JSON.parse('{"messageId":"e","event":"E","customerId":"c","properties":{"__proto__":{"admin":true}}}'),
      /"__proto__"/,
    ],
  ])('is refused with its reason: %s', (_, value, expected) => {
    expect(reason(value)).toMatch(expected);
  });

  it('of exactly 200 KB of Korean text counts bytes, not characters', () => {
    const korean = (characters: number) => ({
      ...good,
      properties: { a: Array.from({ length: 10 }, () => '가'.repeat(characters)) },
    });
    expect(reason(korean(6_000))).toBeUndefined(); // 10 × 6,000 × 3 bytes = 180,000
    expect(reason(korean(7_000))).toMatch(/larger than 200 KB/); // 210,000 > 204,800
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        parseInboundEvent(value);
        expect(({} as Record<string, unknown>).admin).toBeUndefined();
      }),
    );
  });
});
