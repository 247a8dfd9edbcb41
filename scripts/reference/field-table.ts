import { isSchema, meaning, type Schema, takes } from './schema-words.ts';

/**
 * A Markdown table of an object's fields, nested ones with dots; required ones in bold.
 * @param leaveOut these, with all that is in them
 */
export function fieldTable(schema: Schema, leaveOut: readonly string[] = []): string[] {
  const rows = rowsOf(schema, '').filter(
    ({ name }) => !leaveOut.some((out) => name === out || name.startsWith(`${out}.`)),
  );
  const seen = new Set<string>();
  const lines = rows.flatMap(({ name, required, schema: field }) => {
    if (seen.has(name)) return [];
    seen.add(name);
    const shown = required ? `**\`${name}\`**` : `\`${name}\``;
    return [`| ${shown} | ${cell(takes(field))} | ${cell(meaning(field))} |`];
  });
  return ['| field | takes | meaning |', '| --- | --- | --- |', ...lines];
}

type Row = { readonly name: string; readonly required: boolean; readonly schema: Schema };

function rowsOf(schema: Schema, prefix: string): Row[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    if (!isSchema(field) || name === '$schema') return [];
    const own = { name: prefix + name, required: required.has(name), schema: field };
    return [own, ...inner(field, prefix + name)];
  });
}

/** Fields of an object, of a list's objects, or of each alternative. */
function inner(schema: Schema, name: string): Row[] {
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap((one) => inner(one, name));
  if (isSchema(schema.items)) return inner(schema.items, `${name}[]`);
  return schema.properties === undefined ? [] : rowsOf(schema, `${name}.`);
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
