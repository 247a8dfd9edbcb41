import { propertyReader } from './condition/property-reader.ts';
import type { Json, JsonObject } from './json.ts';

/** What stands at a path with dots (`items.0.sku`), or undefined. */
export function propertyAt(object: JsonObject, path: string): Json | undefined {
  return propertyReader(path)(object);
}

/** The value as the text that keys are compared by; undefined for what cannot be a key. */
export function keyText(value: Json | undefined): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
