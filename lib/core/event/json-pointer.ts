/** The keys of a JSON pointer in a URI's fragment (RFC 6901 §6): `#/items/0/sku` has three. */
export function keysOf(fragment: string): readonly string[] {
  const [, ...parts] = fragment.split('/');
  return parts.map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What stands there, or undefined. Own properties only, so that no key reaches a prototype. */
export function at(value: unknown, keys: readonly string[]): unknown {
  let found = value;
  for (const key of keys) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = Reflect.get(found, key);
  }
  return found;
}

/** As conditions and templates write it: `items.0.sku`. */
export function dotted(keys: readonly string[]): string {
  return keys.length === 0 ? 'the properties' : keys.join('.');
}
