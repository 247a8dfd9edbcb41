import * as z from 'zod';
import { Duration } from '../../lib/core/time/duration.ts';

/** A piece of a JSON Schema made by zod. */
export type Schema = z.core.JSONSchema.JSONSchema;

export function schemaOf(type: z.ZodType): Schema {
  return z.toJSONSchema(type, { io: 'input' });
}

/** The same for a type that has a name; it comes as a reference to itself. */
export function namedSchema(type: z.ZodType): Schema {
  const schema = schemaOf(type);
  const name = schema.$ref?.split('/').at(-1) ?? '';
  return schema.$defs?.[name] ?? schema;
}

/** What one may write there, as a cell of a table: `text`, a list of steps, `{ event, where?, for }`. */
export function takes(schema: Schema): string {
  if (schema.$ref !== undefined) return LINKS[nameOf(schema.$ref)] ?? 'steps';
  if (schema.const !== undefined) return code(JSON.stringify(schema.const));
  if (schema.enum !== undefined) return schema.enum.map((one) => code(JSON.stringify(one))).join(', ');
  if (schema.anyOf !== undefined) return schema.anyOf.map(takes).join(' or ');
  if (schema.type === 'array' && isSchema(schema.items)) return `list: ${takes(schema.items)}`;
  if (schema.type === 'object') return object(schema);
  return scalar(schema);
}

/** What it means, with its default and with what each of its alternatives means. */
export function meaning(schema: Schema): string {
  const own =
    schema.description === undefined || schema.description === DURATION.description
      ? []
      : [schema.description];
  const alternatives = (schema.anyOf ?? []).flatMap((one) =>
    one.description === undefined || one.description === own[0] ? [] : [`${takes(one)}: ${one.description}`],
  );
  const fallback = schema.default === undefined ? [] : [`default ${code(JSON.stringify(schema.default))}`];
  return [...own, ...alternatives, ...fallback].join('; ').replace('?; ', '? ');
}

/** `{ event, where?, for }` */
export function shape(schema: Schema): string {
  const required = new Set(schema.required);
  const names = Object.keys(schema.properties ?? {}).filter((name) => name !== '$schema');
  return code(`{ ${names.map((name) => (required.has(name) ? name : `${name}?`)).join(', ')} }`);
}

export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where the shared parts are explained; steps are the only nameless one. */
const LINKS: Readonly<Record<string, string>> = {
  Condition: '[condition](#conditions)',
  Where: '[where](#where)',
  Step: '[steps](#steps)',
};

const DURATION = schemaOf(Duration);

function object(schema: Schema): string {
  if (schema.properties !== undefined) return shape(schema);
  return isSchema(schema.additionalProperties) ? `by name: ${takes(schema.additionalProperties)}` : 'object';
}

function scalar({ type, pattern, format }: Schema): string {
  if (pattern === DURATION.pattern) return 'duration';
  if (format === 'date-time') return 'date and time';
  const types = typeof type === 'string' ? [type] : (type ?? []);
  return types.map((one) => WORDS[one]).join(', ') || 'any JSON';
}

const WORDS: Readonly<Record<z.core.JSONSchema.SchemaType, string>> = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: 'true or false',
  null: 'null',
  object: 'object',
  array: 'list',
};

function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

function code(text: string): string {
  return `\`${text}\``;
}
