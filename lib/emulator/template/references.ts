import { isRecord } from './is-record.ts';

/** Every name that Ref, Fn::GetAtt and Fn::Sub mention in the value, pseudo parameters among them. */
export function references(value: unknown): ReadonlySet<string> {
  if (Array.isArray(value)) return union(value.map(references));
  if (!isRecord(value)) return new Set();
  return union(Object.entries(value).map(([key, one]) => mentioned(key, one)));
}

function mentioned(key: string, value: unknown): ReadonlySet<string> {
  if (key === 'Ref' && typeof value === 'string') return new Set([value]);
  if (key === 'Fn::GetAtt') {
    const logicalId: unknown =
      typeof value === 'string' ? value.split('.')[0] : Array.isArray(value) && value[0];
    return new Set(typeof logicalId === 'string' ? [logicalId] : []);
  }
  if (key === 'Fn::Sub') {
    const [pattern, own]: unknown[] = Array.isArray(value) ? value : [value, {}];
    const names = [...String(pattern).matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name = '']) => name.trim());
    const given = isRecord(own) ? own : {};
    const outer = names
      .filter((name) => !Object.hasOwn(given, name))
      .map((name) => name.split('.')[0] ?? name);
    return union([new Set(outer), references(given)]);
  }
  return references(value);
}

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set(sets.flatMap((set) => [...set]));
}
