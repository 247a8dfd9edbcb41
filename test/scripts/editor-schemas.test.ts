import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { editorSchemas } from '../../scripts/schemas/editor-schemas.ts';

const schemas = editorSchemas();
const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** As an editor does: draft 7, formats only shown. */
function validator(name: string) {
  return new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(schemas[name] ?? ''));
}

describe('the schemas for the editor', () => {
  it.each(Object.keys(schemas))('workflows/%s is as the code has it (if not: npm run schemas)', (name) => {
    expect(readFileSync(`workflows/${name}`, 'utf8')).toBe(schemas[name]);
  });

  it.each([
    ['journeys', 'journey.schema.json'],
    ['segments', 'segment.schema.json'],
    ['events', 'event.schema.json'],
  ])('accept the shipped %s, by a validator that is not zod', (folder, name) => {
    const isValid = validator(name);
    const files = readdirSync(`workflows/${folder}`);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      isValid(json(`workflows/${folder}/${file}`));
      expect(isValid.errors).toBeNull();
    }
  });

  it('accept the shipped messages and settings', () => {
    const isMessage = validator('message.schema.json');
    for (const id of readdirSync('workflows/messages')) {
      isMessage(json(`workflows/messages/${id}/message.json`));
      expect(isMessage.errors).toBeNull();
    }
    expect(validator('settings.schema.json')(json('workflows/settings.json'))).toBe(true);
  });

  const journey = { id: 'a', title: 'A', stage: 'decision', purpose: 'marketing', entry: { event: 'E' } };
  it.each<[string, object]>([
    ['an unknown step kind', { ...journey, steps: [{ id: 'a', sned: { message: 'm' } }] }],
    ['an unknown key', { ...journey, steps: [{ id: 'a', exit: 'done' }], colour: 'red' }],
    ['no steps', { ...journey, steps: [] }],
    ['a duration in words', { ...journey, steps: [{ id: 'a', wait: { for: '1 day' } }] }],
    ['an unknown stage', { ...journey, stage: 'later', steps: [{ id: 'a', exit: 'done' }] }],
  ])('refuse %s', (_what, wrong) => {
    expect(validator('journey.schema.json')(wrong)).toBe(false);
  });

  it('let out what has a default', () => {
    expect(
      validator('journey.schema.json')({ ...journey, steps: [{ id: 'a', send: { message: 'm' } }] }),
    ).toBe(true);
  });

  it('name what an editor shows: the journey, its steps, its conditions', () => {
    expect(json('workflows/journey.schema.json')).toMatchObject({
      $ref: '#/definitions/Journey',
      definitions: {
        Journey: { title: 'Sojourn journey' },
        Step: { description: expect.any(String), anyOf: expect.any(Array) },
        Condition: { description: expect.any(String), anyOf: expect.any(Array) },
        Where: { description: expect.any(String) },
      },
    });
  });

  it('explain every key of a journey', () => {
    const Described = z.object({
      definitions: z.object({
        Journey: z.object({
          properties: z.record(z.string(), z.object({ description: z.string().optional() })),
        }),
      }),
    });
    const { properties } = Described.parse(json('workflows/journey.schema.json')).definitions.Journey;
    const silent = Object.entries(properties).filter(([, { description }]) => description === undefined);
    expect(silent.map(([key]) => key)).toEqual(['$schema']);
  });
});
