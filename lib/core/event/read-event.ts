import { type Diagnostic, doubt, mistake, type Read } from '../diagnostic.ts';
import { didYouMean } from '../did-you-mean.ts';
import { readPlaced, type Text } from '../document/read.ts';
import { fileName } from '../file-name.ts';
import { EventFile } from './catalog.ts';
import { OWN_EVENTS } from './own-events.ts';
import type { PropertySchema } from './property-schema.ts';
import { schemaParts } from './schema-parts.ts';

/** Reads an event's file: strict JSON, the schema, and what no schema can say of a schema. */
export function readEvent({ text, file }: Text): Read<EventFile> {
  const read = readPlaced({ text, file, schema: EventFile });
  if (!read.ok) return read;
  const { value, document } = read;
  const found = [
    ...nameMatchesFile(value, file),
    ...notOurOwn(value),
    ...schemaParts(value.properties, ['properties']).flatMap(({ part, path }) => [
      ...patternsCanBeRead(part, path),
      ...boundsLeaveRoom(part, path),
      ...requiredAreDescribed(part, path),
    ]),
  ].map((one) => document.located(one));
  const wrong = found.some(({ severity }) => severity === 'error');
  return wrong ? { ok: false, diagnostics: found } : { ok: true, value, diagnostics: found };
}

/** `Order Completed` lies in order-completed.json. */
function kebab(event: string): string {
  return event
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}

function nameMatchesFile({ event }: EventFile, file: string): Diagnostic[] {
  const [name, wanted] = [fileName(file), kebab(event)];
  if (name.normalize() === wanted.normalize()) return [];
  const message = `the event "${event}" lies in a file called "${name}"`;
  return [mistake({ rule: 'id-matches-file', path: ['event'], message, hint: `call it ${wanted}.json` })];
}

function notOurOwn({ event }: EventFile): Diagnostic[] {
  if (!OWN_EVENTS.some((own) => own === event)) return [];
  const message = `"${event}" is said by Sojourn itself, and needs no file`;
  return [mistake({ rule: 'not-our-own', path: ['event'], message, hint: 'delete the file' })];
}

type Path = readonly (string | number)[];

function patternsCanBeRead({ pattern }: PropertySchema, path: Path): Diagnostic[] {
  if (pattern === undefined || isPattern(pattern)) return [];
  const message = `"pattern" is no regular expression: ${pattern}`;
  return [mistake({ rule: 'patterns-readable', path: [...path, 'pattern'], message })];
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

const BOUNDS = [
  ['minimum', 'maximum'],
  ['exclusiveMinimum', 'exclusiveMaximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
] as const;

function boundsLeaveRoom(part: PropertySchema, path: Path): Diagnostic[] {
  return BOUNDS.flatMap(([low, high]) => {
    const [least, most] = [part[low], part[high]];
    if (least === undefined || most === undefined || least <= most) return [];
    const message = `nothing is at least ${least} and at most ${most}`;
    return [mistake({ rule: 'limits-ordered', path: [...path, low], message })];
  });
}

/** Whoever needs a property and describes others has probably misspelt one of the two. */
function requiredAreDescribed({ required = [], properties }: PropertySchema, path: Path): Diagnostic[] {
  if (properties === undefined) return [];
  return required.flatMap((name, index) => {
    if (Object.hasOwn(properties, name)) return [];
    const message = `"${name}" is required, but not described under "properties"`;
    const hint = didYouMean(name, Object.keys(properties));
    return [doubt({ rule: 'required-described', path: [...path, 'required', index], message, hint })];
  });
}
