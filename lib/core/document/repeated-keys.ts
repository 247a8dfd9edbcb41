import type { Node } from 'jsonc-parser';

/** Keys that an object holds more than once, each at its later place. JSON.parse would silently keep the last. */
export function repeatedKeys(node: Node): { key: string; offset: number }[] {
  const seen = new Set<string>();
  return (node.children ?? []).flatMap((child) => {
    if (node.type !== 'object') return repeatedKeys(child);
    const [name, value] = child.children ?? [];
    if (name === undefined) return [];
    const key = String(name.value);
    const repeated = seen.has(key) ? [{ key, offset: name.offset }] : [];
    seen.add(key);
    return [...repeated, ...(value === undefined ? [] : repeatedKeys(value))];
  });
}
