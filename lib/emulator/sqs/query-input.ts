/**
 * The input of an operation as the JSON protocol would have it, from a form whose names say where a value belongs:
 * `SendMessageBatchRequestEntry.1.MessageAttribute.2.Value.StringValue=…`.
 */
export function readQuery(form: URLSearchParams): Readonly<Record<string, unknown>> {
  const tree: Tree = new Map();
  for (const [name, value] of form)
    if (!PROTOCOL.has(name) && !name.startsWith('X-Amz-')) plant(tree, name.split('.'), value);
  return fields(tree);
}

/** What the protocol says of itself. */
const PROTOCOL = new Set([
  'Action',
  'Version',
  'AWSAccessKeyId',
  'Signature',
  'SignatureMethod',
  'SignatureVersion',
  'Timestamp',
]);

type Tree = Map<string, Tree | string>;

function plant(tree: Tree, [first = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    tree.set(first, value);
    return;
  }
  const inner = tree.get(first);
  const branch: Tree = inner instanceof Map ? inner : new Map();
  tree.set(first, branch);
  plant(branch, rest, value);
}

/** Flattened lists by their element's name, and what the JSON protocol calls them. */
const LISTS: Readonly<Record<string, string>> = {
  AttributeName: 'AttributeNames',
  MessageAttributeName: 'MessageAttributeNames',
  MessageSystemAttributeName: 'MessageSystemAttributeNames',
  SendMessageBatchRequestEntry: 'Entries',
  DeleteMessageBatchRequestEntry: 'Entries',
  ChangeMessageVisibilityBatchRequestEntry: 'Entries',
};
const MAPS: Readonly<Record<string, string>> = {
  MessageAttribute: 'MessageAttributes',
  MessageSystemAttribute: 'MessageSystemAttributes',
};

function fields(tree: Tree): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...tree].map(([name, value]) => {
      if (typeof value === 'string') return [name, value];
      const [list, map] = [LISTS[name], MAPS[name]];
      if (list !== undefined) return [list, inOrder(value).map(field)];
      if (map !== undefined) return [map, Object.fromEntries(inOrder(value).map(pair))];
      return [name, fields(value)];
    }),
  );
}

const field = (value: Tree | string): unknown => (typeof value === 'string' ? value : fields(value));

function inOrder(numbered: Tree): readonly (Tree | string)[] {
  return [...numbered].toSorted(([one], [other]) => Number(one) - Number(other)).map(([, value]) => value);
}

function pair(value: Tree | string): readonly [string, unknown] {
  const { Name, Value }: Readonly<Record<string, unknown>> = typeof value === 'string' ? {} : fields(value);
  return [String(Name), Value];
}
