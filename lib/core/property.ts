import type { Json, JsonObject } from './json.ts';

/** What stands at a path with dots (`items.0.sku`), or undefined. Own properties only: no prototype is ever reached. */
export function propertyAt(object: JsonObject, path: string): Json | undefined {
  let value: Json | undefined = object;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as { readonly [key: string]: Json })[key];
  }
  return value;
}

/** The value as the text that keys are compared by; undefined for what cannot be a key. */
export function keyText(value: Json | undefined): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
