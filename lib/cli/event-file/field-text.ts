import type { Json } from '../../core/json.ts';

/** A value as a person would write it; nothing for a missing one. */
export function fieldText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
