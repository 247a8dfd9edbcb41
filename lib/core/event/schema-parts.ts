import type { PropertySchema } from './property-schema.ts';

type Path = readonly (string | number)[];
export type SchemaPart = { readonly part: PropertySchema; readonly path: Path };

/** A schema and all schemas in it, each with its path in the document. */
export function schemaParts(schema: PropertySchema, path: Path): readonly SchemaPart[] {
  const { properties = {}, additionalProperties, items, not, anyOf = [], oneOf = [], allOf = [] } = schema;
  const inside: readonly (readonly [PropertySchema | boolean | undefined, Path])[] = [
    ...Object.entries(properties).map(([name, one]) => [one, ['properties', name]] as const),
    [additionalProperties, ['additionalProperties']],
    [items, ['items']],
    [not, ['not']],
    ...anyOf.map((one, index) => [one, ['anyOf', index]] as const),
    ...oneOf.map((one, index) => [one, ['oneOf', index]] as const),
    ...allOf.map((one, index) => [one, ['allOf', index]] as const),
  ];
  const parts = inside.flatMap(([one, way]) =>
    typeof one === 'object' ? schemaParts(one, [...path, ...way]) : [],
  );
  return [{ part: schema, path }, ...parts];
}
