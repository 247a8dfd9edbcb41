import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fitSchema } from '../../../lib/core/document/fit-schema.ts';
import { keyedUnion } from '../../../lib/core/keyed-union.ts';

/** `path: message / hint` of each finding. */
function findings(schema: z.ZodType, value: unknown): string[] {
  const fitted = fitSchema(value, schema);
  if (fitted.ok) return [];
  return fitted.findings.map(
    ({ path, message, hint }) => `${path.join('.')}: ${message}${hint ? ` / ${hint}` : ''}`,
  );
}

describe('what does not fit a schema is said in plain words', () => {
  const Step = keyedUnion('step', {
    send: z.strictObject({
      id: z.string(),
      send: z.strictObject({ message: z.string().describe('the folder') }),
    }),
    wait: z.strictObject({ id: z.string(), wait: z.strictObject({ for: z.string() }) }),
  });

  it.each<[string, z.ZodType, unknown]>([
    [': the document must be an object { … }, not a list', z.object({}), []],
    ['a: "a" must be a text, not null', z.object({ a: z.string() }), { a: null }],
    ['a: "a" must be a whole number, not a number', z.object({ a: z.int() }), { a: 1.5 }],
    ['a: "a" is missing / the reason', z.object({ a: z.string().describe('the reason') }), {}],
    ['a: "a" must not be empty', z.object({ a: z.string().min(1) }), { a: '' }],
    ['a: "a" must be at most 2 characters long', z.object({ a: z.string().max(2) }), { a: 'abc' }],
    ['a: "a" must hold at least 1 entry', z.object({ a: z.array(z.string()).min(1) }), { a: [] }],
    ['a: "a" must be at least 1', z.object({ a: z.number().min(1) }), { a: 0 }],
    ['a: "a" must be true', z.object({ a: z.literal(true) }), { a: false }],
    [
      'a: "a" must be "yes" or "no" / did you mean "yes"?',
      z.object({ a: z.enum(['yes', 'no']) }),
      { a: 'yess' },
    ],
    ['a: "a" is no good', z.object({ a: z.string().regex(/x/, { error: 'is no good' }) }), { a: 'b' }],
    [
      'a.1: entry 2 of "a" must be a text, not true or false',
      z.object({ a: z.array(z.string()) }),
      { a: ['', true] },
    ],
    [
      'a.x: "x" is not a name that may stand here / must be at least 2 characters long',
      z.object({ a: z.record(z.string().min(2), z.string()) }),
      { a: { x: '' } },
    ],
  ])('%s', (expected, schema, value) => {
    expect(findings(schema, value)).toEqual([expected]);
  });

  it('names each unknown key with what was probably meant', () => {
    const schema = z.strictObject({
      $schema: z.string().optional(),
      message: z.string(),
      channel: z.string().optional(),
    });
    expect(findings(schema, { message: 'm', chanel: 'sms', colour: 1 })).toEqual([
      'chanel: "chanel" is not known here / did you mean "channel"?',
      'colour: "colour" is not known here / known here: message, channel',
    ]);
  });

  it('does not also call missing what is only misspelt', () => {
    expect(findings(z.strictObject({ message: z.string(), id: z.string() }), { mesage: 'm' })).toEqual([
      'id: "id" is missing',
      'mesage: "mesage" is not known here / did you mean "message"?',
    ]);
  });

  it('reports what is wrong with the kind that was meant, and nothing of the others', () => {
    expect(findings(Step, { id: 'a', send: {} })).toEqual([
      'send.message: "message" is missing / the folder',
    ]);
    expect(findings(z.array(Step), [{ id: 'a', wait: 'P1D' }])).toEqual([
      '0.wait: "wait" must be an object { … }, not a text',
    ]);
  });

  it.each([
    ['sned: unknown step kind "sned" / did you mean "send"?', { id: 'a', sned: {} }],
    [': the document does not say what kind of step it is / give it send or wait', { id: 'a', call: {} }],
    [
      ': the document is one step but has "send" and "wait" / keep one of them',
      { id: 'a', send: {}, wait: {} },
    ],
    [': the document must be an object { … }, not a text', 'send'],
  ])('%s', (expected, value) => {
    expect(findings(Step, value)).toEqual([expected]);
  });

  describe('of several forms', () => {
    const Reentry = z.union([
      z.literal('never'),
      z.literal('afterEnd'),
      z.strictObject({ after: z.string() }),
    ]);

    it('the one of the value’s own type was meant', () => {
      expect(findings(z.object({ reentry: Reentry }), { reentry: { afer: 'P1D' } })).toEqual([
        'reentry.afer: "afer" is not known here / did you mean "after"?',
      ]);
    });

    it('all are named, where none is of its type', () => {
      expect(findings(z.object({ reentry: Reentry }), { reentry: 'afterend' })).toEqual([
        'reentry: "reentry" must be "never", "afterEnd" or an object { … } / did you mean "afterEnd"?',
      ]);
      expect(findings(z.object({ a: z.union([z.string(), z.number()]) }), { a: [] })).toEqual([
        'a: "a" must be a text or a number, not a list',
      ]);
    });

    it('none is named, where there is no value', () => {
      expect(findings(z.object({ reentry: Reentry }), {})).toEqual(['reentry: "reentry" is missing']);
    });
  });
});
