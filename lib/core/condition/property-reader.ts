import type { Json, JsonObject } from '../json.ts';

export type PropertyReader = (object: JsonObject) => Json | undefined;

/**
 * Reads what stands at a path with dots (`items.0.sku`; `items.length` counts a list), the path taken apart once.
 * Own properties only, so that no name reaches a prototype.
 */
export function propertyReader(path: string): PropertyReader {
  const keys = path.split('.');
  const [only] = keys;
  if (keys.length === 1 && only !== undefined) return (object) => own(object, only);
  return (object) => {
    let value: Json | undefined = object;
    for (const key of keys) {
      value = own(value, key);
      if (value === undefined) return undefined;
    }
    return value;
  };
}

function own(value: Json, key: string): Json | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as JsonObject)[key]; // a list's items are its own properties `0`, `1`, …
}
