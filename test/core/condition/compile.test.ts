import { describe, expect, it } from 'vitest';
import { compileCondition, compileWhere } from '../../../lib/core/condition/compile.ts';
import { Condition, Where } from '../../../lib/core/condition/definition.ts';
import type { JsonObject } from '../../../lib/core/json.ts';
import { facts, happened } from '../../support/facts.ts';

/** Conditions come through their schema, as they do from a file. */
function holds(condition: unknown, given: Parameters<typeof facts>[0]): boolean {
  return compileCondition(Condition.parse(condition))(facts(given));
}
function matches(where: unknown, properties: JsonObject): boolean {
  return compileWhere(Where.parse(where))(properties);
}

describe('a comparison', () => {
  it.each<[object, JsonObject[string], boolean]>([
    [{ equals: 'gold' }, 'gold', true],
    [{ equals: 'gold' }, 'Gold', false],
    [{ equals: 1 }, '1', false],
    [{ equals: false }, false, true],
    [{ equals: 'gold' }, ['gold'], false],
    [{ notEquals: 'gold' }, 'silver', true],
    [{ notEquals: 'gold' }, 'gold', false],
    [{ oneOf: ['gold', 2] }, 2, true],
    [{ oneOf: ['gold', 2] }, '2', false],
    [{ atLeast: 30 }, 30, true],
    [{ atLeast: 30 }, 29.99, false],
    [{ atMost: 30 }, 30, true],
    [{ moreThan: 30 }, 30, false],
    [{ lessThan: 30 }, 29, true],
    [{ contains: 'loyal' }, ['loyal', 'new'], true],
    [{ contains: 'loyal' }, ['disloyal'], false],
    [{ contains: 'loyal' }, 'disloyal', true],
    [{ contains: 1 }, '1', false],
    [{ startsWith: '+82' }, '+821012345678', true],
    [{ startsWith: '8' }, 82, false],
    [{ endsWith: '@shop.example' }, 'jun@shop.example', true],
    [{ endsWith: '@shop.example' }, 'jun@shop.example.evil.example', false],
    [{ endsWith: '2' }, 82, false],
    [{ exists: true }, 0, true],
    [{ exists: true }, null, false],
    [{ exists: false }, null, true],
    [{ equals: null }, null, true],
  ])('%j of %j is %s', (comparison, value, expected) => {
    expect(holds({ trait: 'x', ...comparison }, { traits: { x: value } })).toBe(expected);
  });

  it('compares dates as moments, whatever their offset', () => {
    const since = { trait: 'since', atLeast: '2026-01-01T00:00:00+09:00' };
    expect(holds(since, { traits: { since: '2025-12-31T15:00:00Z' } })).toBe(true);
    expect(holds(since, { traits: { since: '2025-12-31T14:59:59Z' } })).toBe(false);
  });

  it('is false, and no error, between a number and a text', () => {
    expect(holds({ trait: 'x', atLeast: 30 }, { traits: { x: '31' } })).toBe(false);
    expect(holds({ trait: 'x', atLeast: '2026-01-01' }, { traits: { x: 1_800_000_000_000 } })).toBe(false);
    expect(holds({ trait: 'x', atMost: '2026-01-01' }, { traits: { x: 'soon' } })).toBe(false);
    expect(holds({ trait: 'x', moreThan: 'soon' }, { traits: { x: 'soon' } })).toBe(false);
  });

  it('holds only when all that is asked does', () => {
    const between = { trait: 'points', atLeast: 10, lessThan: 20 };
    expect([9, 10, 19, 20].map((points) => holds(between, { traits: { points } }))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it.each<[object, boolean]>([
    [{ equals: 'x' }, false],
    [{ equals: null }, false],
    [{ notEquals: 'x' }, true],
    [{ oneOf: ['x', null] }, false],
    [{ atLeast: 0 }, false],
    [{ atMost: 0 }, false],
    [{ contains: 'x' }, false],
    [{ startsWith: '' }, false],
    [{ exists: false }, true],
    [{ exists: true }, false],
  ])('%j of a missing value is %s', (comparison, expected) => {
    expect(holds({ trait: 'missing', ...comparison }, {})).toBe(expected);
  });
});

describe('a path', () => {
  it('leads through objects and lists', () => {
    const properties = { items: [{ sku: 'A' }, { sku: 'B' }], address: { country: 'KR' } };
    expect(matches({ property: 'items.1.sku', equals: 'B' }, properties)).toBe(true);
    expect(matches({ property: 'items.length', equals: 2 }, properties)).toBe(true);
    expect(matches({ property: 'address.country', equals: 'KR' }, properties)).toBe(true);
    expect(matches({ property: 'address.country.code', exists: true }, properties)).toBe(false);
  });

  it.each([
    '__proto__',
    'constructor',
    'toString',
    '__proto__.toString',
    'constructor.name',
    'list.map',
    'text.length',
  ])('never leads to a prototype: %s', (property) => {
    expect(matches({ property, exists: true }, { list: [], text: 'abc' })).toBe(false);
  });

  it('reads a property that is really called __proto__', () => {
    const properties: JsonObject = JSON.parse('{ "__proto__": { "plan": "gold" } }');
    expect(matches({ property: '__proto__.plan', equals: 'gold' }, properties)).toBe(true);
    expect(matches({ property: 'plan', exists: true }, properties)).toBe(false);
  });
});

describe('all, any, not', () => {
  const yes = { trait: 'x', equals: 1 };
  const no = { trait: 'x', equals: 2 };
  it.each<[object, boolean]>([
    [{ all: [yes, yes] }, true],
    [{ all: [yes, no] }, false],
    [{ any: [no, yes] }, true],
    [{ any: [no, no] }, false],
    [{ not: no }, true],
    [{ not: { all: [yes, { not: { any: [no, yes] } }] } }, true],
  ])('%j is %s', (condition, expected) => {
    expect(holds(condition, { traits: { x: 1 } })).toBe(expected);
  });

  it('join conditions on an event’s properties, too', () => {
    const where = {
      all: [{ property: 'total', atLeast: 10 }, { not: { property: 'coupon', exists: true } }],
    };
    expect(matches(where, { total: 10 })).toBe(true);
    expect(matches(where, { total: 10, coupon: 'X' })).toBe(false);
    expect(matches({ any: [{ property: 'total', atLeast: 11 }] }, { total: 10 })).toBe(false);
  });
});

describe('the entry event', () => {
  it('is looked at by its properties', () => {
    const event = happened('Checkout Started', '2026-11-23T10:00:00Z', { value: 40 });
    expect(holds({ entry: 'value', atLeast: 30 }, { entry: { event } })).toBe(true);
  });

  it('has no properties where there is none', () => {
    expect(holds({ entry: 'value', exists: false }, {})).toBe(true);
  });
});

describe('what became of a message', () => {
  it('is known by its evidence', () => {
    const sends = { reminder: { evidence: { clicked: 1 } } };
    expect(holds({ message: 'reminder', was: 'clicked' }, { sends })).toBe(true);
    expect(holds({ message: 'reminder', was: 'opened' }, { sends })).toBe(false);
    expect(holds({ message: 'other', was: 'clicked' }, { sends })).toBe(false);
  });

  it('was sent as soon as the provider accepted it', () => {
    const was = { message: 'reminder', was: 'sent' };
    expect(holds(was, { sends: { reminder: { status: 'SENT' } } })).toBe(true);
    expect(holds(was, { sends: { reminder: { status: 'SKIPPED' } } })).toBe(false);
  });
});

it('a segment that is not written out is the caller’s mistake', () => {
  expect(() => compileCondition({ segment: 'vip' })).toThrow(TypeError);
});
