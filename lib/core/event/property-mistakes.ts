import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import type { Json, JsonObject } from '../json.ts';
import { at, dotted, keysOf } from './json-pointer.ts';
import type { PropertySchema } from './property-schema.ts';
import { wordMistake } from './word-mistake.ts';

/** What is wrong with properties, in plain words, each mistake once: `total: must be a number, is the text "12,50"`. */
export type PropertyCheck = (properties: JsonObject) => readonly string[];

/**
 * A check that reads the schema once. It interprets the schema and generates no code, so that it runs where `eval` is
 * forbidden. 2020-12 has no references here, and so nothing that the drafts disagree about but `items`.
 */
export function propertyCheck(schema: PropertySchema): PropertyCheck {
  const copy: Schema = JSON.parse(JSON.stringify(schema)); // the validator writes into what it is given
  const validator = new Validator(copy, '2020-12', false);
  return (properties) => {
    const { valid, errors } = validator.validate(properties);
    return valid ? [] : inWords(errors, { properties, schema: copy });
  };
}

/** These only say that something inside is wrong, and what is inside says it better. */
const AROUND = new Set(['properties', 'items', 'additionalProperties', 'allOf']);

function inWords(
  errors: readonly OutputUnit[],
  { properties, schema }: { readonly properties: JsonObject; readonly schema: Schema },
): readonly string[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  const told = errors.filter(
    (one) =>
      !AROUND.has(one.keyword) &&
      !choices.some(({ keywordLocation }) => one.keywordLocation.startsWith(`${keywordLocation}/`)),
  );
  const words = told.flatMap(({ keyword, instanceLocation, keywordLocation }) => {
    const place = keysOf(instanceLocation);
    const rule = at(schema, keysOf(keywordLocation)) as Json | undefined; // out of the schema, which is JSON
    return wordMistake({ keyword, rule, value: at(properties, place) as Json | undefined }).map(
      ({ inside, message }) => `${dotted([...place, ...inside])}: ${message}`,
    );
  });
  return [...new Set(words)];
}
