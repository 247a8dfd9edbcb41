export type Data = Readonly<Record<string, unknown>>;

/** What stands at a reference path: `$`, `$.send.outcome`, `$.failed['a-step']`. Undefined where nothing does. */
export function readPath(data: Data, path: string): unknown {
  return namesOf(path).reduce<unknown>((value, name) => (isData(value) ? value[name] : undefined), data);
}

/** The data with a value at a reference path; what is missing on the way is made. */
export function withPath(data: Data, path: string, value: unknown): Data {
  const put = (into: unknown, [name, ...rest]: readonly string[]): unknown =>
    name === undefined
      ? value
      : { ...(isData(into) ? into : {}), [name]: put(isData(into) ? into[name] : {}, rest) };
  const changed = put(data, namesOf(path));
  return isData(changed) ? changed : {};
}

const NAME = /\.([A-Za-z_][\w]*)|\['([^']*)'\]/g;

/** Machines use few paths, over and over. */
const known = new Map<string, readonly string[]>();

function namesOf(path: string): readonly string[] {
  const before = known.get(path);
  if (before !== undefined) return before;
  const names = [...path.matchAll(NAME)].map(([, dotted, quoted]) => dotted ?? quoted ?? '');
  known.set(path, names);
  return names;
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null;
}
