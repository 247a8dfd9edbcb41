import type * as z from 'zod';
import { Comparison } from '../../lib/core/condition/definition.ts';
import { isSchema, namedSchema, type Schema, schemaOf, shape } from './schema-words.ts';

/** One line an alternative; the comparisons stand for themselves. */
export function alternatives(type: z.ZodType): string[] {
  const comparisons = Object.keys(schemaOf(Comparison).properties ?? {});
  return (namedSchema(type).anyOf ?? []).map((one) => {
    const compares = comparisons.every((name) => name in (one.properties ?? {}));
    if (!compares) return `- ${shape(one)}${notes(one)}`;
    const key = Object.keys(one.properties ?? {})[0] ?? '';
    return `- \`{ ${key}, … }\` with [comparisons](#comparisons)`;
  });
}

function notes(schema: Schema): string {
  const told = Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    isSchema(field) && field.description !== undefined ? [`\`${name}\`: ${field.description}`] : [],
  );
  return told.length === 0 ? '' : ` (${told.join('; ')})`;
}
