import { describe, expect, expectTypeOf, it } from 'vitest';
import * as z from 'zod';
import { Journey } from '../../lib/core/journey/definition.ts';
import { keyedUnion } from '../../lib/core/keyed-union.ts';

const Exit = keyedUnion('exit', {
  event: z.strictObject({ event: z.string(), sameKey: z.boolean().default(false) }),
  when: z.strictObject({ when: z.number() }),
});

describe('a union told apart by keys', () => {
  it('parses by the option whose key is there, defaults included', () => {
    expect(Exit.parse({ event: 'Bought' })).toEqual({ event: 'Bought', sameKey: false });
    expect(Exit.parse({ when: 1 })).toEqual({ when: 1 });
  });

  it('has the type of its options', () => {
    expectTypeOf<z.infer<typeof Exit>>().toEqualTypeOf<
      { event: string; sameKey: boolean } | { when: number }
    >();
  });

  it.each([null, undefined, 'event', ['event'], 1, {}, { event: 'a', when: 1 }])('refuses %j', (value) => {
    expect(Exit.safeParse(value).success).toBe(false);
  });

  it('does not take an inherited key for its own', () => {
    expect(Exit.safeParse(Object.create({ event: 'Bought' })).success).toBe(false);
  });

  it('stays what it is when described', () => {
    expect(Exit.describe('who leaves').safeParse({ event: 1, when: 1 }).error?.issues).toMatchObject([
      { code: 'custom', params: { noun: 'exit', present: ['event', 'when'] } },
    ]);
  });

  it('is an ordinary choice in the JSON Schema', () => {
    expect(z.toJSONSchema(Exit)).toMatchObject({
      anyOf: [{ required: ['event', 'sameKey'] }, { required: ['when'] }],
    });
  });

  it('reports a mistake inside forty nested elses once', () => {
    let step: object = { id: 'x', sned: 1 };
    for (let level = 0; level < 40; level++) {
      step = { id: `s${level}`, branch: [{ when: { trait: 'a', equals: 1 }, steps: [] }], else: [step] };
    }
    const journey = {
      id: 'a',
      title: 'A',
      stage: 'decision',
      purpose: 'marketing',
      entry: { event: 'E' },
      steps: [step],
    };
    expect(Journey.safeParse(journey).error?.issues).toHaveLength(1);
  });
});
