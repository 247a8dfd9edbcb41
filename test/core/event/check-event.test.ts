import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEvent } from '../../../lib/core/event/check-event.ts';
import { compileCatalog } from '../../../lib/core/event/compile-catalog.ts';
import type { InboundEvent } from '../../../lib/core/event/definition.ts';
import { propertyCheck } from '../../../lib/core/event/property-mistakes.ts';
import type { PropertySchema } from '../../../lib/core/event/property-schema.ts';
import type { JsonObject } from '../../../lib/core/json.ts';

const ORDER: PropertySchema = {
  type: 'object',
  required: ['total'],
  properties: {
    total: { type: 'number', minimum: 0 },
    currency: { enum: ['KRW', 'USD'] },
    items: { type: 'array', items: { type: 'object', properties: { price: { type: 'number' } } } },
  },
};
const catalog = compileCatalog([{ event: 'Order Completed', title: 'Order', properties: ORDER }]);

function anEvent(event: Partial<InboundEvent>): InboundEvent {
  const rest = { messageId: 'e1', customerId: 'c1', properties: {}, traits: {}, consent: {}, hop: 0 };
  return { event: 'Order Completed', ...rest, ...event };
}
const told = (properties: JsonObject, schema = ORDER) => propertyCheck(schema)(properties);

describe('an event that comes in', () => {
  it('passes when it is as its file says', () => {
    expect(checkEvent(anEvent({ properties: { total: 12.5, note: 'hi' } }), catalog)).toEqual({ ok: true });
  });

  it('is unknown when it has no file, as soon as there is one file', () => {
    expect(checkEvent(anEvent({ event: 'Ordr Completed' }), catalog)).toEqual({
      ok: false,
      reason: 'unknown-event',
      detail: 'there is no file for the event "Ordr Completed"',
    });
    expect(checkEvent(anEvent({ event: 'Ordr Completed' }), compileCatalog([]))).toEqual({ ok: true });
  });

  it('is never taken from a prototype', () => {
    expect(checkEvent(anEvent({ event: 'constructor' }), catalog)).toMatchObject({ reason: 'unknown-event' });
  });

  it.each<[string, Partial<InboundEvent>]>([
    ['was emitted by a journey', { event: 'Call Requested', hop: 1 }],
    ['is imported history', { event: 'Old Thing', imported: true }],
    ['is said by Sojourn itself', { event: 'Segment Entered' }],
    ['is said by every SDK', { event: 'Identified' }],
  ])('needs no file when it %s', (_why, event) => {
    expect(checkEvent(anEvent(event), catalog)).toEqual({ ok: true });
  });

  it('that every SDK says keeps to a file that is there', () => {
    const properties: PropertySchema = { type: 'object', required: ['name'] };
    const pages = compileCatalog([{ event: 'Page Viewed', title: 'Page', properties }]);
    expect(checkEvent(anEvent({ event: 'Page Viewed' }), pages)).toMatchObject({
      detail: 'name: is missing',
    });
  });

  it('with many mistakes names five, and how many more there are', () => {
    const items = Array.from({ length: 8 }, () => ({ price: 'x' }));
    const checked = checkEvent(anEvent({ properties: { total: 1, items } }), catalog);
    expect(checked).toMatchObject({ ok: false, reason: 'invalid-properties' });
    expect('detail' in checked ? checked.detail : '').toMatch(
      /items\.4\.price: must be a number.*; and 3 more$/,
    );
  });
});

describe('a mistake in the properties', () => {
  it.each<[string, JsonObject, PropertySchema]>([
    ['total: must be a number, is the text "12,50"', { total: '12,50' }, ORDER],
    ['total: is missing', {}, ORDER],
    ['total: must be at least 0, is -1', { total: -1 }, ORDER],
    ['currency: must be "KRW" or "USD", is the text "won"', { total: 1, currency: 'won' }, ORDER],
    ['items.1.price: must be a number, is true', { total: 1, items: [{}, { price: true }] }, ORDER],
    ['items: must be a list, is an object { … }', { total: 1, items: {} }, ORDER],
    ['stars: must be a whole number or null, is 4.5', { stars: 4.5 }, stars({ type: ['integer', 'null'] })],
    ['stars: must look like ^[1-5]$, is the text "6"', { stars: '6' }, stars({ pattern: '^[1-5]$' })],
    [
      'stars: must be a date, as in 2026-12-24, is the text "soon"',
      { stars: 'soon' },
      stars({ format: 'date' }),
    ],
    ['stars: must hold at most 1 entries, is a list', { stars: [1, 2] }, stars({ maxItems: 1 })],
    ['stars: must not hold an entry twice', { stars: [1, 1] }, stars({ uniqueItems: true })],
    ['stars: has none of the forms that it may have', { stars: 'x' }, stars({ anyOf: [{ type: 'number' }] })],
    ['other: is not known', { other: 1 }, { additionalProperties: false }],
    ['a/b~c: must be a number, is null', { 'a/b~c': null }, { properties: { 'a/b~c': { type: 'number' } } }],
  ])('is told as: %s', (message, properties, schema) => {
    expect(told(properties, schema)).toEqual([message]);
  });

  it('shows the beginning of a long text only', () => {
    expect(told({ total: 'x'.repeat(5000) }).join().length).toBeLessThan(120);
  });

  it('is found wherever Ajv finds one, and nowhere else', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    fc.assert(
      fc.property(aSchema, fc.dictionary(fc.constantFrom('a', 'b', 'c'), aValue), (schema, properties) => {
        expect(told(properties, schema).length === 0).toBe(ajv.compile(schema)(properties));
      }),
      { numRuns: 150 },
    );
  });
});

function stars(schema: PropertySchema): PropertySchema {
  return { properties: { stars: schema } };
}

const { value: aValue } = fc.letrec<{ value: JsonObject[string] }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom(null, true, 0, 1, 2.5, '', 'ab', 'ㄱ😀'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b'), tie('value')),
  ),
}));
const SCALARS = {
  type: fc.constantFrom<PropertySchema['type']>(
    'object',
    'string',
    'integer',
    ['array', 'object'],
    ['null', 'string'],
  ),
  enum: fc.array(fc.constantFrom(null, 1, 'ab'), { minLength: 1 }),
  minimum: fc.constantFrom(0, 1),
  maxLength: fc.constantFrom(0, 2),
  multipleOf: fc.constantFrom(0.5, 2),
  required: fc.uniqueArray(fc.constantFrom('a', 'b')),
  additionalProperties: fc.boolean(),
  uniqueItems: fc.boolean(),
};
const aLeaf: fc.Arbitrary<PropertySchema> = fc.record(SCALARS, { requiredKeys: [] });
const around = (inner: fc.Arbitrary<PropertySchema>): fc.Arbitrary<PropertySchema> =>
  fc.record(
    {
      ...SCALARS,
      properties: fc.dictionary(fc.constantFrom('a', 'b'), inner),
      items: inner,
      anyOf: fc.array(inner, { minLength: 1, maxLength: 2 }),
      not: inner,
    },
    { requiredKeys: [] },
  );
const aSchema = around(around(aLeaf));
