import type { Json } from '../json.ts';

/** Is there something to write at this path of a sample? `size`, `first` and `last` of lists are Liquid's own. */
export function hasValueAt(sample: Json, path: readonly string[]): boolean {
  let value: Json | undefined = sample;
  for (const key of path) {
    value = memberOf(value, key);
    if (value === undefined || value === null) return false;
  }
  return true;
}

function memberOf(value: Json, key: string): Json | undefined {
  if (key === 'size' && (Array.isArray(value) || typeof value === 'string')) return value.length;
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) return itemOf(value, key);
  return Object.entries(value).find(([name]) => name === key)?.[1];
}

function itemOf(list: readonly Json[], key: string): Json | undefined {
  if (key === 'first') return list[0];
  if (key === 'last') return list.at(-1);
  return /^-?\d+$/.test(key) ? list.at(Number(key)) : undefined;
}
